import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { type Laptop, openLaptop } from './laptop.ts';

let server: TestServer;
let ana: Laptop;
let localId: string;

/** Ana has worked alone for a while. */
beforeEach(async () => {
  [server, ana] = await Promise.all([startTestServer({ args: [] }), openLaptop()]);
  const made = await ana.client.workspaces.create({
    name: 'Minha carteira',
    memberName: 'Ana',
    language: 'pt-BR',
    protection: { kind: 'keychain' },
  });
  localId = made.current?.id ?? '';
});

afterEach(async () => {
  await ana.close();
  await server.close();
});

/** An account with a contact, a note for everybody, a private one, a tag, a file and a segment of its own. */
const portfolio = async () => {
  const { client } = ana;
  const { kernel } = ana.host.services;
  const segment = await kernel.unitOfWork.write(null, ({ rows }) => rows.insert('segment', { name: 'Redes' }).id);
  const { id } = await client.accounts.create({
    name: 'Padaria Sol',
    legalName: 'Padaria Sol Ltda',
    segmentId: segment,
    tags: ['rede'],
  });
  await client.contacts.create({ accountId: id, name: 'Rui' });
  await client.notes.create({ accountId: id, body: 'Para a equipe', audience: 'internal' });
  await client.notes.create({ accountId: id, body: 'Só para mim', audience: 'private' });
  const file = new File(['contrato'], 'contrato.txt', { type: 'text/plain' });
  const attached = await client.attachments.add({
    accountId: id,
    ownerTable: 'account',
    ownerId: id,
    audience: 'internal',
    file,
  });
  const other = await client.accounts.create({ name: 'Mercado Azul' });
  return { id, other: other.id, attachment: attached.id };
};

const redes = {
  name: 'Redes',
  stageKind: null,
  minimumCoverage: 50,
  feelingCaps: true,
  weights: {
    usage_trend: 0,
    adoption: 0,
    goals: 50,
    cadence: 50,
    support: 0,
    survey: 0,
    sponsor: 0,
    commercial: 0,
    feeling: 0,
  },
};

const copyAll = async (accountIds: string[]) => {
  const phases = new Set<string>();
  for await (const { phase } of await ana.client.joining.copy({ workspaceId: localId, accountIds })) phases.add(phase);
  return phases;
};

describe('a local portfolio that is taken along', () => {
  it('stands in the joined workspace with the same ids, private notes and files', async () => {
    const { id, attachment } = await portfolio();
    const alone = ana.host.services.kernel.actor.memberId;
    expect((await ana.client.joining.invitation({ code: server.firstInvitation ?? '' })).canCopy).toBe(true);
    await ana.join(server.firstInvitation ?? '', 'Ana');
    const candidates = await ana.client.joining.copyCandidates({ workspaceId: localId });
    expect(candidates).toMatchObject([
      { name: 'Mercado Azul', alreadyThere: null },
      { id, name: 'Padaria Sol', rows: 6, alreadyThere: null },
    ]);
    expect(await copyAll([id])).toContain('writing');
    await ana.until(({ state, waiting, filesWaiting }) => state === 'synced' && waiting === 0 && filesWaiting === 0);

    const me = ana.host.services.kernel.actor.memberId;
    expect(me).not.toBe(alone);
    const { account, tags } = await ana.client.accounts.profile({ id });
    expect(account).toMatchObject({ name: 'Padaria Sol', ownerId: me });
    expect(tags).toEqual(['rede']);
    expect((await ana.client.notes.list({ accountId: id })).map(({ body, mine }) => [body, mine])).toEqual(
      expect.arrayContaining([
        ['Para a equipe', true],
        ['Só para mim', true],
      ]),
    );
    expect(await (await ana.client.attachments.read({ id: attachment })).text()).toBe('contrato');
    const segments = await ana.host.services.kernel.unitOfWork.read((db) =>
      db
        .selectFrom('segment')
        .select('name')
        .where('id', '=', account.segmentId ?? '')
        .execute(),
    );
    expect(segments).toEqual([{ name: 'Redes' }]);
    expect((await ana.client.sync.journal()).filter(({ kind }) => kind === 'rejected')).toEqual([]);

    // Everything reached the server: another laptop of Ana's has it all.
    const { teamId } = ana.host.services.kernel.actor;
    const { code } = await ana.client.people.invite({ role: 'admin', teamId, email: null, name: null });
    const second = await openLaptop();
    await second.join(code, 'Ana');
    await second.synced();
    expect((await second.client.notes.list({ accountId: id })).map(({ body }) => body)).toContain('Só para mim');
    expect(await (await second.client.attachments.read({ id: attachment })).text()).toBe('contrato');
    await second.close();
  });

  it('is not copied twice, says what already stands there, and stays where it was', async () => {
    const { id, other } = await portfolio();
    await ana.join(server.firstInvitation ?? '', 'Ana');
    await copyAll([id]);
    await ana.client.accounts.create({ name: 'Outro Mercado', legalName: 'x' });
    await copyAll([id, other]);
    const there = await ana.client.joining.copyCandidates({ workspaceId: localId });
    expect(there.find((candidate) => candidate.id === id)).toMatchObject({
      alreadyThere: { id, name: 'Padaria Sol', ownerName: 'Ana' },
    });
    const names = (await ana.client.accounts.portfolio()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['Mercado Azul', 'Outro Mercado', 'Padaria Sol']);
    await ana.client.workspaces.open({ id: localId });
    expect((await ana.client.accounts.portfolio()).map(({ name }) => name).toSorted()).toEqual([
      'Mercado Azul',
      'Padaria Sol',
    ]);
    await expect(ana.client.joining.copyCandidates({ workspaceId: localId })).rejects.toMatchObject({
      code: 'NO_WORKSPACE',
    });
  });

  it('brings own templates and models, and does nothing again that was done before', async () => {
    const { id } = await portfolio();
    const { client } = ana;
    const derivedSettled = () => ana.host.services.derived.settle();
    const { segmentId } = (await client.accounts.profile({ id })).account;
    const contentId = await client.communication.saveContent({
      kind: 'article',
      title: 'Guia',
      body: 'Texto do guia',
      url: null,
      feature: null,
      knownIssue: null,
    });
    const { id: playbookId } = await client.playbooks.create({ name: 'Onda', strategy: 'routine', description: null });
    await client.playbooks.addStep({
      playbookId,
      kind: 'content',
      title: 'Enviar o guia',
      description: null,
      role: 'owner',
      offsetDays: 0,
      durationDays: 1,
      contentId: contentId.id,
    });
    await client.campaigns.create({
      name: 'Onda mensal',
      kind: 'own',
      state: 'running',
      playbookId,
      conditions: [{ fact: 'tag', op: 'one_of', value: ['rede'] }],
      rhythm: 'monthly',
      startsOn: ana.host.services.kernel.clock.today(),
      endsOn: null,
    });
    await client.health.saveModel({ ...redes, segmentId });
    const { id: templateId } = await client.planTemplates.create({
      name: 'Redes',
      segmentId,
    });
    await derivedSettled();
    expect(await client.playbooks.runsOfAccount({ accountId: id })).toMatchObject([{ total: 1, done: 0 }]);

    await ana.join(server.firstInvitation ?? '', 'Ana');
    await copyAll([id]);
    const there = ana.client;
    expect((await there.planTemplates.list()).templates.map((template) => template.id)).toContain(templateId);
    expect((await there.health.models()).models.find(({ name }) => name === 'Redes')).toMatchObject({
      weights: { goals: 50, cadence: 50 },
    });
    const { campaigns } = await there.campaigns.list();
    const wave = campaigns.find(({ name }) => name === 'Onda mensal');
    expect(wave).toMatchObject({ state: 'draft' });
    await there.campaigns.save({ id: wave!.id, state: 'running' });
    await ana.host.services.derived.settle();
    expect(await there.playbooks.runsOfAccount({ accountId: id })).toMatchObject([{ total: 1, done: 0 }]);
    const { sends } = await there.communication.ofAccount({ accountId: id });
    expect(sends).toHaveLength(1);
    // The step and its text still know each other.
    await there.communication.confirm({
      sends: [{ id: sends[0]!.id, subject: 'Guia', body: 'Segue o guia.', contactId: null }],
    });
    expect(await there.playbooks.runsOfAccount({ accountId: id })).toMatchObject([{ state: 'done' }]);
    expect((await there.sync.journal()).filter(({ kind }) => kind === 'rejected')).toEqual([]);
  });

  it('goes on after a restart in the middle', async () => {
    const { id } = await portfolio();
    await ana.join(server.firstInvitation ?? '', 'Ana');
    for await (const { phase } of await ana.client.joining.copy({ workspaceId: localId, accountIds: [id] })) {
      if (phase === 'writing') {
        await ana.leave();
        break;
      }
    }
    const again = await openLaptop(ana.folder);
    await again.synced();
    const { account } = await again.client.accounts.profile({ id });
    expect(account.name).toBe('Padaria Sol');
    await again.leave();
  });
});
