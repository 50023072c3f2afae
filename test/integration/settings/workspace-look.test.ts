import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestWorkspace, openTestWorkspace } from '#test/support/workspace.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let workspace: TestWorkspace;
let folder: string;
beforeEach(async () => {
  workspace = await openTestWorkspace();
  folder = mkdtempSync(join(tmpdir(), 'ongoing-logo-'));
});
afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

const give = (name: string, content: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  workspace.files.give(name, path, 'read');
  return { token: name, name };
};

describe('the logo of a workspace', () => {
  it('is kept, shown again after a restart, and taken away by undo', async () => {
    expect(await workspace.client.logo.get()).toBeNull();
    await workspace.client.logo.put(give('logo.png', PNG));
    const kept = await workspace.client.logo.get();
    expect(Buffer.from((await kept?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(PNG)).toBe(true);
    await workspace.client.history.undo();
    expect(await workspace.client.logo.get()).toBeNull();
    await workspace.client.history.redo();
    workspace = await workspace.reopen();
    expect(await workspace.client.logo.get()).not.toBeNull();
  });

  it('is refused when it is no PNG or too large, and the old one stays', async () => {
    await workspace.client.logo.put(give('logo.png', PNG));
    await expect(workspace.client.logo.put(give('logo.svg', Buffer.from('<svg/>')))).rejects.toMatchObject({
      code: 'FILE_NOT_PICTURE',
    });
    const large = Buffer.concat([PNG, Buffer.alloc(3 * 1024 * 1024)]);
    await expect(workspace.client.logo.put(give('large.png', large))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(await workspace.client.logo.get()).not.toBeNull();
  });
});

describe('holidays', () => {
  it('start with the national ones and follow edits', async () => {
    const { holidays } = workspace.client;
    const shipped = await holidays.list({ year: 2026 });
    expect(shipped.map(({ day }) => day)).toContain('2026-11-20');
    await holidays.add({ day: '2026-07-09', name: 'Revolução de 1932' });
    expect((await holidays.list({ year: 2026 })).map(({ day }) => day)).toContain('2026-07-09');
    const [first] = shipped;
    await holidays.remove({ id: first?.id ?? '' });
    expect((await holidays.list({ year: 2026 })).map(({ day }) => day)).not.toContain(first?.day);
    await holidays.add({ day: first?.day ?? '', name: 'De novo' });
    expect(await holidays.list({ year: 2026 })).toHaveLength(shipped.length + 1);
  });
});
