import { afterEach, beforeEach, expect, it } from 'vitest';
import { oneTimeCode } from '#test/support/one-time-code.ts';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { type Laptop, openLaptop } from './laptop.ts';

let server: TestServer;
let ana: Laptop;
let bia: Laptop;

beforeEach(async () => {
  server = await startTestServer({ args: [] });
  [ana, bia] = await Promise.all([openLaptop(), openLaptop()]);
  await ana.join(server.firstInvitation ?? '', 'Ana');
  const { teamId } = ana.host.services.kernel.actor;
  const { code } = await ana.client.people.invite({ role: 'consultant', teamId, email: null, name: null });
  await bia.join(code, 'Bia');
});
afterEach(async () => {
  await Promise.all([ana.close(), bia.close()]);
  await server.close();
});

const password = 'uma senha bem comprida';
const signIn = (secondFactor: string | null) =>
  bia.client.joining.signIn({ email: 'bia@empresa.com.br', password, secondFactor });

it('the second factor says how it stands, and an admin ends that of somebody who lost it', async () => {
  expect(await bia.client.joining.secondFactor()).toEqual({ isOn: false });
  const { address } = await bia.client.joining.startSecondFactor({ password });
  expect(await bia.client.joining.secondFactor()).toEqual({ isOn: false });
  await bia.client.joining.confirmSecondFactor({ code: oneTimeCode(address) });
  expect(await bia.client.joining.secondFactor()).toEqual({ isOn: true });
  await expect(signIn(null)).rejects.toMatchObject({ code: 'SECOND_FACTOR_REQUIRED' });

  const { members } = await ana.client.people.list();
  const { id = '' } = members.find(({ name }) => name === 'Bia') ?? {};
  await expect(bia.client.people.endSecondFactor({ id })).rejects.toMatchObject({ code: 'ROLE_FORBIDDEN' });
  await ana.client.people.endSecondFactor({ id });
  await signIn(null);
  expect(await bia.client.joining.secondFactor()).toEqual({ isOn: false });
});
