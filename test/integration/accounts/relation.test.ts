import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { aCall, aFeeling, refusal } from './account-rows.ts';

let workspace: TestWorkspace;
let accountId: string;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  ({ id: accountId } = await workspace.client.accounts.create({ name: 'Porto Sul' }));
});
afterEach(() => workspace.close());

const listed = async (more: object = {}) =>
  (await workspace.client.interactions.list({ accountId, limit: 50, before: null, channel: null, text: '', ...more }))
    .items;

/** Makes a row somebody else's, as a row that came from a colleague would be. */
const giveAway = (table: string, id: string) =>
  workspace.rawWrite(`UPDATE ${table} SET author_id = '019a0000-0000-7000-8000-000000000001' WHERE id = '${id}'`);

describe('the interaction log', () => {
  it('H1: keeps who took part, and follows when they change', async () => {
    const { client } = workspace;
    const { id: ana } = await client.contacts.create({ accountId, name: 'Ana' });
    const { id: rui } = await client.contacts.create({ accountId, name: 'Rui' });
    const { memberId } = workspace.kernel.actor;
    const { id } = await client.interactions.log(
      aCall(accountId, '2026-03-01', { contactIds: [ana], memberIds: [memberId] }),
    );
    await client.interactions.update({ id, patch: { contactIds: [rui], subject: 'Retorno' } });
    const found = await client.interactions.get({ id });
    expect(found).toMatchObject({ subject: 'Retorno', contactNames: ['Rui'], memberIds: [memberId], counts: true });
    expect(found.contactIds).toEqual([rui]);
  });

  it('makes one task of the next step when asked', async () => {
    const { client } = workspace;
    const step = { nextStep: 'Enviar ata', nextStepOn: '2026-03-20' };
    const { id } = await client.interactions.log(aCall(accountId, '2026-03-01', { ...step, task: true }));
    await client.interactions.log(aCall(accountId, '2026-03-02', step));
    const { open } = await client.tasks.ofAccount({ accountId });
    expect(open).toMatchObject([{ title: 'Enviar ata', dueOn: '2026-03-20', sourceId: id }]);
  });

  it('is read a page at a time, by channel and by words without regard to where they stand', async () => {
    const { client } = workspace;
    for (let day = 1; day <= 5; day += 1) {
      await client.interactions.log(
        aCall(accountId, `2026-03-0${day}`, { subject: `Assunto ${day}`, channel: day === 3 ? 'visit' : 'email' }),
      );
    }
    await client.interactions.update({
      id: (await listed())[0]?.id ?? '',
      patch: { outcome: 'Aprovou 100% do plano' },
    });
    const first = await client.interactions.list({ accountId, limit: 2, before: null, channel: null, text: '' });
    expect(first).toMatchObject({ more: true, items: [{ subject: 'Assunto 5' }, { subject: 'Assunto 4' }] });
    const next = await listed({ before: first.items[1]?.happenedAt });
    expect(next.map(({ subject }) => subject)).toEqual(['Assunto 3', 'Assunto 2', 'Assunto 1']);
    expect((await listed({ channel: 'visit' })).map(({ subject }) => subject)).toEqual(['Assunto 3']);
    expect((await listed({ text: '100%' })).map(({ subject }) => subject)).toEqual(['Assunto 5']);
  });
});

describe('CS Feeling', () => {
  it('G1: keeps emotions and up to three reasons, and shows with its interaction', async () => {
    const { client } = workspace;
    const { id: interactionId } = await client.interactions.log(aCall(accountId, '2026-03-01', { subject: 'Visita' }));
    await client.feelings.record(
      aFeeling(accountId, { emotions: ['calm', 'grateful'], reasons: ['Prazo', 'Preço'], interactionId }),
    );
    const [entry] = await client.feelings.list({ accountId });
    expect(entry).toMatchObject({ about: 'Visita', mine: true, authorName: 'Ana Lima', reasons: ['Prazo', 'Preço'] });
    expect(entry?.emotions.toSorted()).toEqual(['calm', 'grateful']);
    expect((await listed())[0]?.feeling?.moment).toBe('satisfied');
    expect(await client.feelings.reasons()).toEqual(expect.arrayContaining(['Prazo', 'Preço']));
  });

  it('follows an edit of its author', async () => {
    const { client } = workspace;
    const { id } = await client.feelings.record(aFeeling(accountId, { emotions: ['calm'], reasons: ['Prazo'] }));
    await client.feelings.update({ id, patch: { moment: 'worried', emotions: ['angry'], reasons: [] } });
    expect((await client.feelings.list({ accountId }))[0]).toMatchObject({
      moment: 'worried',
      emotions: ['angry'],
      reasons: [],
      satisfaction: 4,
    });
  });

  it('G2: is changed and removed by its author only', async () => {
    const { client } = workspace;
    const { id } = await client.feelings.record(aFeeling(accountId));
    await giveAway('feeling', id);
    expect(await refusal(client.feelings.update({ id, patch: { trust: 1 } }))).toBe('ONLY_AUTHOR');
    expect(await refusal(client.feelings.trash({ id }))).toBe('ONLY_AUTHOR');
    expect((await client.feelings.list({ accountId }))[0]).toMatchObject({ mine: false, trust: 4 });
  });

  it('refuses a value that is not on the scale', async () => {
    expect(await refusal(workspace.client.feelings.record(aFeeling(accountId, { trust: 6 })))).not.toBe(
      'nothing was refused',
    );
  });
});

describe('support cases', () => {
  it('M1: keep the date of each step and are an alarm while the client was not told', async () => {
    const { client } = workspace;
    const { id } = await client.cases.create({ accountId, title: 'Erro ao exportar', kind: 'bug' });
    await client.cases.setStatus({ id, status: 'solved' });
    const solved = (await client.cases.open({ id })).case;
    expect(solved).toMatchObject({ status: 'solved', notTold: true, toldAt: null });
    await client.cases.setStatus({ id, status: 'client_told' });
    const told = (await client.cases.open({ id })).case;
    expect(told).toMatchObject({ notTold: false, solvedAt: solved.solvedAt });
    await client.cases.setStatus({ id, status: 'open' });
    expect((await client.cases.list({ accountId }))[0]).toMatchObject({ solvedAt: null, toldAt: null, closedAt: null });
  });

  it('carry comments that only their author edits', async () => {
    const { client } = workspace;
    const { id: caseId } = await client.cases.create({ accountId, title: 'Dúvida', kind: 'question' });
    const { id } = await client.cases.comment({ caseId, body: 'Enviado o guia', audience: 'internal' });
    await client.cases.updateComment({ id, body: 'Enviado o guia novo', audience: 'client' });
    const { case: found, comments } = await client.cases.open({ id: caseId });
    expect(found.comments).toBe(1);
    expect(comments[0]).toMatchObject({ body: 'Enviado o guia novo', audience: 'client', mine: true });
    await giveAway('case_comment', id);
    expect(await refusal(client.cases.updateComment({ id, body: 'x', audience: 'client' }))).toBe('ONLY_AUTHOR');
  });
});

describe('notes', () => {
  it('of the author alone never move to where others read', async () => {
    const { client } = workspace;
    const { id } = await client.notes.create({ accountId, body: 'Só minha', audience: 'private' });
    const { id: shared } = await client.notes.create({ accountId, body: 'Da equipe', audience: 'internal' });
    expect(await refusal(client.notes.update({ id, body: 'x', audience: 'internal' }))).toBe('VALUE_REFUSED');
    expect(await refusal(client.notes.update({ id: shared, body: 'x', audience: 'private' }))).toBe('VALUE_REFUSED');
    await client.notes.update({ id, body: 'Só minha mesmo', audience: 'private' });
    await client.notes.update({ id: shared, body: 'Do cliente', audience: 'client' });
    const notes = await client.notes.list({ accountId });
    expect(notes.map(({ body, audience }) => [body, audience])).toEqual(
      expect.arrayContaining([
        ['Só minha mesmo', 'private'],
        ['Do cliente', 'client'],
      ]),
    );
    const { bucket } = await workspace.kernel.unitOfWork.read((db) =>
      db.selectFrom('private_note').select('bucket').executeTakeFirstOrThrow(),
    );
    expect(bucket).toBe(`p:${accountId}:${workspace.kernel.actor.memberId}`);
  });
});

describe('metric series', () => {
  it('keep one value a period, whoever enters it again', async () => {
    const { client } = workspace;
    const series = { accountId, kind: 'active_users' as const, name: '', unit: 'pessoas', source: null };
    const { id: seriesId } = await client.usage.saveSeries(series);
    expect((await client.usage.saveSeries({ ...series, unit: 'usuários' })).id).toBe(seriesId);
    const point = { seriesId, period: 'quarter' as const, value: 10, asOf: null };
    const { id } = await client.usage.savePoint({ ...point, startsOn: '2026-03-16' });
    expect((await client.usage.savePoint({ ...point, startsOn: '2026-01-02', value: 12 })).id).toBe(id);
    const view = () => client.usage.overview({ accountId, step: 'week', from: '2025-09-16', to: '2026-03-16' });
    expect((await view()).series).toMatchObject([
      { unit: 'usuários', points: [{ startsOn: '2026-01-01', value: 12 }] },
    ]);
    await client.usage.removePoint({ id });
    await client.usage.savePoint({ ...point, startsOn: '2026-02-01', value: 9 });
    expect((await view()).series[0]?.points).toMatchObject([{ id, value: 9 }]);
  });

  it('tell adoption from what was used, licensed and contracted', async () => {
    const { client, kernel } = workspace;
    await kernel.unitOfWork.write(null, ({ rows }) => {
      for (let week = 0; week < 20; week += 1) {
        const used_on = new Date(Date.UTC(2026, 2, 9 - week * 7)).toISOString().slice(0, 10);
        rows.insert('usage_record', { account_id: accountId, feature: 'Agenda', used_on, count: week < 4 ? 5 : 10 });
      }
    });
    for (const [kind, value] of [
      ['active_users', 6],
      ['licensed_users', 10],
      ['contracted_features', 4],
    ] as const) {
      const { id } = await client.usage.saveSeries({ accountId, kind, name: '', unit: '', source: null });
      await client.usage.savePoint({ seriesId: id, period: 'month', startsOn: '2026-02-01', value, asOf: null });
    }
    const view = await client.usage.overview({ accountId, step: 'week', from: '2025-10-01', to: '2026-03-16' });
    expect(view).toMatchObject({
      baseline: 10,
      changePercent: -50,
      records: { count: 20, lastOn: '2026-03-09' },
      adoption: { breadth: { value: 25 }, depth: { value: 60 } },
      features: [{ feature: 'Agenda', total: 180 }],
    });
  });
});
