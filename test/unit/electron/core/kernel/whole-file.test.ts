import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeChosen } from '#core/kernel/whole-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('replaces a file in one step and leaves nothing beside it', async () => {
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'before');
  await writeChosen(path, new TextEncoder().encode('after'));
  expect(readFileSync(path, 'utf8')).toBe('after');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});
