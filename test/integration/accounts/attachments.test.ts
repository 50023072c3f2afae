import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { refusal } from './account-rows.ts';

let workspace: TestWorkspace;
let owner: { accountId: string; ownerTable: 'account'; ownerId: string; audience: 'internal' };

beforeEach(async () => {
  workspace = await openTestWorkspace();
  const { id } = await workspace.client.accounts.create({ name: 'Porto Sul' });
  owner = { accountId: id, ownerTable: 'account', ownerId: id, audience: 'internal' };
});
afterEach(() => workspace.close());

const filesFolder = () => join(workspace.folder, 'files');
const contract = () => new File(['Contrato assinado em São Paulo'], 'contrato.txt', { type: 'text/plain' });

describe('attachments', () => {
  it('come back as they went in', async () => {
    const { client } = workspace;
    const added = await client.attachments.add({ ...owner, file: contract() });
    expect(await client.attachments.list(owner)).toEqual([added]);
    const read = await client.attachments.read({ id: added.id });
    expect([read.name, read.type, await read.text()]).toEqual([
      'contrato.txt',
      'text/plain',
      'Contrato assinado em São Paulo',
    ]);
  });

  it('are unreadable on disk, by content and by name', async () => {
    const { client } = workspace;
    await client.attachments.add({ ...owner, file: contract() });
    const [name = ''] = readdirSync(filesFolder());
    const { sha256 } = await workspace.kernel.unitOfWork.read((db) =>
      db.selectFrom('attachment').select('sha256').executeTakeFirstOrThrow(),
    );
    expect(name).not.toContain(sha256.slice(0, 12));
    expect(readFileSync(join(filesFolder(), name)).includes('Contrato')).toBe(false);
  });

  it('of the same content are one file', async () => {
    const { client } = workspace;
    await client.attachments.add({ ...owner, file: contract() });
    await client.attachments.add({ ...owner, file: contract() });
    expect(await client.attachments.list(owner)).toHaveLength(2);
    expect(readdirSync(filesFolder())).toHaveLength(1);
  });

  it('that were changed on disk are refused, never shown', async () => {
    const { client } = workspace;
    const { id } = await client.attachments.add({ ...owner, file: contract() });
    const [name = ''] = readdirSync(filesFolder());
    const path = join(filesFolder(), name);
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await refusal(client.attachments.read({ id }))).toBe('FILE_DAMAGED');
  });

  it('that are empty or too large are refused', async () => {
    const { client } = workspace;
    expect(await refusal(client.attachments.add({ ...owner, file: new File([], 'vazio.txt') }))).toBe('FILE_EMPTY');
    const large = new File([new Uint8Array(25 * 1024 * 1024 + 1)], 'grande.bin');
    expect(await refusal(client.attachments.add({ ...owner, file: large }))).toBe('FILE_TOO_LARGE');
  });

  it('without a row are swept at start; those in the trash stay', async () => {
    const { client } = workspace;
    const { id } = await client.attachments.add({ ...owner, file: contract() });
    await client.trash.put({ table: 'attachment', id });
    const kept = readdirSync(filesFolder());
    writeFileSync(join(filesFolder(), 'orphan'), 'x');
    workspace = await workspace.reopen();
    expect(readdirSync(filesFolder())).toEqual(kept);
    await workspace.client.trash.restore({ table: 'attachment', id });
    expect(await (await workspace.client.attachments.read({ id })).text()).toContain('Contrato');
  });

  it('given by a token are read from disk, and a copy is written where the user chose', async () => {
    const { client, files, folder } = workspace;
    const source = join(folder, 'ata.pdf');
    const target = join(folder, 'copia.pdf');
    writeFileSync(source, '%PDF-1.7');
    files.give('in', source, 'read');
    files.give('out', target, 'write');
    const added = await client.attachments.addGiven({ ...owner, token: 'in', name: 'ata.pdf' });
    expect(added).toMatchObject({ mediaType: 'application/pdf', bytes: 8 });
    await client.attachments.saveAs({ id: added.id, token: 'out' });
    expect(readFileSync(target, 'utf8')).toBe('%PDF-1.7');
  });
});
