import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AttachmentStore, DamagedAttachmentError, sha256 } from '#core/attachments/attachment-store.ts';

let folder: string;
const bytes = new TextEncoder().encode('Ata da reunião');
const key = new Uint8Array(32).fill(3);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ongoing-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('keeps plain files, under the hash of their content, where the workspace is plain', async () => {
  const store = new AttachmentStore(folder, null);
  const hash = await store.keep(bytes);
  expect(hash).toBe(sha256(bytes));
  expect(new Uint8Array(await readFile(join(folder, 'files', hash)))).toEqual(bytes);
  expect(await store.read(hash)).toEqual(bytes);
});

it('tells a plain file that was changed from the one it kept', async () => {
  const store = new AttachmentStore(folder, null);
  const hash = await store.keep(bytes);
  await writeFile(join(folder, 'files', hash), 'Outra ata');
  await expect(store.read(hash)).rejects.toThrow(DamagedAttachmentError);
});

it('opens with the key it was sealed with and no other', async () => {
  const hash = await new AttachmentStore(folder, key).keep(bytes);
  expect(await new AttachmentStore(folder, key).read(hash)).toEqual(bytes);
  await expect(
    new AttachmentStore(
      folder,
      key.map((byte) => byte + 1),
    ).read(hash),
  ).rejects.toThrow();
});

it('refuses one content in the place of another', async () => {
  const store = new AttachmentStore(folder, key);
  const first = await store.keep(bytes);
  const before = await readdir(join(folder, 'files'));
  const second = await store.keep(new TextEncoder().encode('Outra'));
  const added = (await readdir(join(folder, 'files'))).find((name) => !before.includes(name)) ?? '';
  await writeFile(join(folder, 'files', added), await readFile(join(folder, 'files', before[0] ?? '')));
  await expect(store.read(second)).rejects.toThrow(DamagedAttachmentError);
  expect(await store.read(first)).toEqual(bytes);
});

it('leaves no half-written file behind after keeping, and sweeps those of a crash', async () => {
  const store = new AttachmentStore(folder, key);
  const hash = await store.keep(bytes);
  const kept = await readdir(join(folder, 'files'));
  expect(kept).toHaveLength(1);
  await writeFile(join(folder, 'files', 'abc.part'), 'half');
  expect(await store.sweep([hash])).toBe(1);
  expect(await readdir(join(folder, 'files'))).toEqual(kept);
});
