import { describe, expect, test } from 'vitest';
import { Utf8Check, isZip, looksBinary, markedEncoding } from '#shared/domain/import/encoding-guess.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the encoding of a file', () => {
  test('is named by its byte order mark', () => {
    expect(markedEncoding(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('utf-8');
    expect(markedEncoding(bytes(0xff, 0xfe, 0x61, 0))).toBe('utf-16le');
    expect(markedEncoding(bytes(0xfe, 0xff, 0, 0x61))).toBe('utf-16be');
    expect(markedEncoding(utf8('nome'))).toBeNull();
  });

  test('is UTF-8 only while every sequence is well formed, wherever the pieces are cut', () => {
    const text = utf8('ação – 日本 🙂');
    for (let cut = 0; cut <= text.length; cut += 1) {
      const check = new Utf8Check();
      check.add(text.subarray(0, cut));
      check.add(text.subarray(cut));
      expect(check.end()).toBe(true);
    }
    const check = new Utf8Check();
    expect(check.add(latin('a\u00e7\u00e3o'))).toBe(false);
  });

  test.each([
    ['an overlong slash', bytes(0xc0, 0xaf)],
    ['a surrogate', bytes(0xed, 0xa0, 0x80)],
    ['a value above Unicode', bytes(0xf4, 0x90, 0x80, 0x80)],
    ['a lone continuation', bytes(0x80)],
    ['a sequence cut at the end', bytes(0xc3)],
  ])('is not UTF-8 with %s', (_, given) => {
    const check = new Utf8Check();
    check.add(given);
    expect(check.end()).toBe(false);
  });
});

describe('a file that is no table', () => {
  test('is told by its first bytes or by what no text holds', () => {
    expect(looksBinary(latin('%PDF-1.7 x'))).toBe(true);
    expect(looksBinary(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a))).toBe(true);
    expect(looksBinary(bytes(1, 2, 3, 0, 0, 0, 65, 66))).toBe(true);
    expect(looksBinary(latin('nome;valor\r\n\tA\u00e7a\u00ed;1\n'))).toBe(false);
  });

  test('is a workbook where it is a zip archive', () => {
    expect(isZip(bytes(0x50, 0x4b, 3, 4))).toBe(true);
    expect(isZip(utf8('PK;1'))).toBe(false);
  });
});
