import { describe, expect, it } from 'vitest';
import { readLines } from '#sync/http-exchange.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const linesOf = async (text: string, size: number): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of readLines(inPieces(Buffer.from(text), size))) lines.push(line);
  return lines;
};

describe('lines of an answer', () => {
  it.each([1, 2, 3, 7, 1000])('are whole when they arrive in pieces of %i bytes', async (size) => {
    expect(await linesOf('{"a":"ação"}\n\n{"b":"🙂"}\n', size)).toEqual(['{"a":"ação"}', '', '{"b":"🙂"}']);
  });

  it('leave out one that was cut', async () => {
    expect(await linesOf('first\nsec', 4)).toEqual(['first']);
  });
});
