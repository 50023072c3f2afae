import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '#shared/domain/dossier.ts';
import { aContract } from '../accounts/account-rows.ts';
import { openTestWorkspace, TEST_NOW, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

describe('the dossier of an account', () => {
  let workspace: TestWorkspace;
  let accountId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace({
      print: (id) =>
        Promise.resolve(new TextEncoder().encode(JSON.stringify(workspace.services.printJobs.job({ id })))),
    });
    ({ id: accountId } = await workspace.client.accounts.create({ name: 'Clínica Aurora', clientSince: '2025-01-10' }));
  });
  afterEach(() => workspace.close());

  const read = (language: 'pt-BR' | 'en' = 'pt-BR') => workspace.services.dossiers.read({ accountId, language });
  const part = ({ sections }: Dossier, title: string) => sections.find((each) => each.title === title);

  it('A7: writes amounts of currencies without cents as they are', async () => {
    const yen = { amountMinor: 120_000, currency: 'JPY', billingPeriod: 'monthly' as const };
    await workspace.client.contracts.create(aContract(accountId, { ...yen, startsOn: '2026-01-01', endsOn: null }));
    const dossier = await read('en');
    expect(JSON.stringify(dossier).match(/¥[\d.,]+/g)).toEqual(['¥120,000', '¥120,000']);
  });

  it('A7: holds the whole relation in the reader’s words, and says that it is internal', async () => {
    const { client } = workspace;
    await client.accounts.update({
      id: accountId,
      patch: { needs: 'Atendimento rápido', staffTurnover: 'high', stayReason: 'loyal', stayNote: 'Gosta da equipe' },
    });
    await client.accounts.saveFactor({
      accountId,
      kind: 'politics',
      body: 'Eleição em outubro',
      since: null,
      audience: 'internal',
    });
    await client.contacts.create({ accountId, name: 'Rita Moraes', role: 'sponsor' });
    await client.handOver.save({ accountId, patch: { promised: 'Entrega em 30 dias' } });
    await client.tasks.create({ accountId, title: 'Enviar proposta' });
    await client.plans.create({ accountId, objective: 'Atender sem fila', closeCurrent: false });
    await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      rows.insert('interaction', {
        account_id: accountId,
        author_id: workspace.kernel.actor.memberId,
        channel: 'call',
        direction: 'outbound',
        happened_at: TEST_NOW,
        subject: 'Fila da manhã',
        body: 'Pediram mais um atendente',
        automated: 0,
        planned: 1,
        audience: 'internal',
      });
    });
    const dossier = await read();
    expect(dossier).toMatchObject({ title: 'Dossiê · Clínica Aurora', internal: 'INTERNO · não enviar ao cliente' });
    const text = JSON.stringify(dossier);
    for (const word of [
      'Atendimento rápido',
      'Alta',
      'Fiel: por escolha',
      'Eleição em outubro',
      'Rita Moraes',
      'Entrega em 30 dias',
      'Enviar proposta',
      'Atender sem fila',
      'Pediram mais um atendente',
    ])
      expect(text).toContain(word);
    expect(part(dossier, 'Pessoas')?.entries[0]).toMatchObject({ title: 'Rita Moraes', meta: 'Patrocinador' });
  });

  it('A7: never holds private notes, and says where nothing is known', async () => {
    await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      rows.insert('private_note', {
        account_id: accountId,
        member_id: workspace.kernel.actor.memberId,
        body: 'só para mim',
      });
    });
    const dossier = await read('en');
    expect(JSON.stringify(dossier)).not.toContain('só para mim');
    expect(part(dossier, 'People')).toMatchObject({ entries: [], empty: 'Nothing is recorded.' });
  });

  it('A7: no word is left untranslated', async () => {
    for (const language of ['pt-BR', 'en'] as const) {
      const text = JSON.stringify(await read(language));
      expect(text).not.toMatch(/"(facts|sections|account|contacts|plan|reviews|activation)[.:][a-z]/i);
    }
  });

  it('A7: is printed to the chosen file under a name that says what it is', async () => {
    expect(await workspace.client.dossier.fileName({ accountId, language: 'pt-BR' })).toEqual({
      fileName: `Dossiê Clínica Aurora ${TEST_TODAY}.pdf`,
    });
    const file = join(workspace.folder, 'dossier.pdf');
    workspace.files.give('dossier', file, 'write');
    await workspace.client.dossier.save({ accountId, language: 'pt-BR', token: 'dossier' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ kind: 'dossier' });
  });
});
