import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { type Laptop, openLaptop } from './laptop.ts';

let server: TestServer;
let ana: Laptop;
let bia: Laptop;

/** Ana runs the workspace, Bia is a consultant in her team. */
beforeEach(async () => {
  server = await startTestServer({ args: [] });
  [ana, bia] = await Promise.all([openLaptop(), openLaptop()]);
  await ana.join(server.firstInvitation ?? '', 'Ana');
  const { teamId } = ana.host.services.kernel.actor;
  const { code } = await ana.client.people.invite({ role: 'consultant', teamId, email: null, name: null });
  await bia.join(code, 'Bia');
  await bia.synced();
});
afterEach(async () => {
  await Promise.all([ana.close(), bia.close()]);
  await server.close();
});

const trashed = async (laptop: Laptop) => (await laptop.client.trash.list()).map(({ title }) => title);
const held = (laptop: Laptop, id: string) =>
  laptop.host.services.kernel.unitOfWork.inspect((sqlite) =>
    sqlite.prepare('SELECT count(*) FROM row_meta WHERE id = ? OR bucket = ?').pluck().get(id, `a:${id}`),
  );

it('what an admin erases for good leaves the trash and the files of every laptop', async () => {
  const { id } = await bia.client.accounts.create({ name: 'Padaria Canário' });
  await bia.client.contacts.create({ accountId: id, name: 'Rui' });
  await bia.client.trash.put({ table: 'account', id });
  await bia.synced();
  await ana.until(async () => (await trashed(ana)).includes('Padaria Canário'));

  const rows = [{ table: 'account', id }];
  await expect(bia.client.trash.erase({ rows })).rejects.toMatchObject({ code: 'ROLE_FORBIDDEN' });
  await ana.client.trash.erase({ rows });
  for (const laptop of [ana, bia]) {
    await laptop.until(async () => (await trashed(laptop)).length === 0);
    expect(await held(laptop, id)).toBe(0);
  }
});
