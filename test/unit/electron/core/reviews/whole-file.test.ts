import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { safeFileName, writeWholeFile } from '#core/reviews/whole-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('takes what no file system takes out of a name and keeps its ending', () => {
  expect(safeFileName('QBR A/B: "C" <D>?\u0007.pptx')).toBe('QBR A B C D.pptx');
  expect(safeFileName('...docx')).toBe('ongoing.docx');
  expect(safeFileName(`${'é'.repeat(200)}.pdf`)).toHaveLength(124);
});

it('replaces a file in one step and leaves nothing beside it', async () => {
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'before');
  await writeWholeFile(path, new TextEncoder().encode('after'));
  expect(readFileSync(path, 'utf8')).toBe('after');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});
