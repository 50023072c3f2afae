import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestWorkspace, openTestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;
let accountId: string;
beforeEach(async () => {
  workspace = await openTestWorkspace();
  accountId = await workspace.kernel.unitOfWork.write('accounts.create', ({ rows }) => {
    return rows.insert('account', { name: 'Construções Araújo', autonomy: 'low', status: 'ongoing', language: 'pt-BR' })
      .id;
  });
});
afterEach(() => workspace.close());

const search = async (text: string) => (await workspace.client.search.query({ text, limit: 20 })).hits;

const addContact = (name: string, notes: string) =>
  workspace.kernel.unitOfWork.write('contacts.create', ({ rows }) => {
    return rows.insert('contact', { account_id: accountId, name, notes, stance: 'neutral' }).id;
  });

describe('search', () => {
  it('finds by the start of a word, without accents or capitals', async () => {
    expect(await search('constru')).toMatchObject([
      { table: 'account', rowId: accountId, title: 'Construções Araújo' },
    ]);
    expect(await search('ARAUJO')).toHaveLength(1);
    expect(await search('araújo constru')).toHaveLength(1);
    expect(await search('araujo padaria')).toEqual([]);
  });

  it('finds texts of what belongs to an account and marks the words', async () => {
    const id = await addContact('Bruna', 'Prefere reuniões pela manhã, nunca às sextas');
    const [hit] = await search('reunioes');
    expect(hit).toMatchObject({ table: 'contact', rowId: id, accountName: 'Construções Araújo', title: 'Bruna' });
    expect(hit?.excerpt.filter((part) => part.match)).toEqual([{ text: 'reuniões', match: true }]);
  });

  it('finds a long word behind many newer ones that only begin like it', async () => {
    const id = await addContact('Bruna', 'cuida do faturamento');
    await workspace.kernel.unitOfWork.write('contacts.create', ({ rows }) => {
      for (let index = 0; index < 250; index += 1) {
        rows.insert('contact', { account_id: accountId, name: `Caio ${index}`, notes: 'faturado', stance: 'neutral' });
      }
    });
    expect(await search('faturam')).toMatchObject([{ rowId: id }]);
    expect(await search('faturad')).toHaveLength(20);
    expect(await search('faturamentos')).toEqual([]);
  });

  it('finds by a single letter, alone and beside other words', async () => {
    const id = await addContact('Quitéria', 'cuida do faturamento e do 2º turno');
    await addContact('Bruna', 'cuida do faturamento');
    expect(await search('q')).toMatchObject([{ rowId: id }]);
    expect(await search('faturamento 2')).toMatchObject([{ rowId: id }]);
    expect(await search('faturamento q')).toMatchObject([{ rowId: id }]);
    expect(await search('faturamento z')).toEqual([]);
  });

  it('finds each of several long words by its beginning, and nothing where one begins no word', async () => {
    const id = await addContact('Bruna', 'faturamento, reuniões e treinamentos');
    await addContact('Caio', 'faturamento e reunião');
    expect(await search('reuniões treinam faturam')).toMatchObject([{ rowId: id }]);
    expect(await search('faturam reuniã')).toHaveLength(1);
    expect(await search('faturam reuniãozinha')).toEqual([]);
  });

  it('finds a long beginning of a hundred different words', async () => {
    const first = await addContact('Bruna', 'protocolo 2026010000 do reajuste');
    await workspace.kernel.unitOfWork.write('contacts.create', ({ rows }) => {
      for (let index = 1; index <= 100; index += 1) {
        const notes = `protocolo ${2_026_010_000 + index}`;
        rows.insert('contact', { account_id: accountId, name: `Caio ${index}`, notes, stance: 'neutral' });
      }
    });
    expect(await search('202601')).toHaveLength(20);
    expect(await search('202601 reajuste')).toMatchObject([{ rowId: first }]);
    expect(await search('2026010077')).toHaveLength(1);
  });

  it('shows no excerpt where the title already holds the words', async () => {
    await addContact('Bruna Reis', 'Bruna Reis');
    expect(await search('bruna')).toMatchObject([{ title: 'Bruna Reis', excerpt: [] }]);
  });

  it('tells the same text at most twice and still finds what comes after it', async () => {
    const oldest = await addContact('Treinador', 'pede treinamento');
    await workspace.kernel.unitOfWork.write('reviews.prepare', ({ rows }) => {
      for (let count = 0; count < 30; count += 1) {
        rows.put('review_answer', {
          account_id: accountId,
          review_id: workspace.kernel.newId(),
          topic_id: workspace.kernel.newId(),
          wording: 'Recebe treinamento?',
          audience: 'internal',
          ...(count === 3 ? { note: 'Só o treinamento inicial' } : {}),
        });
      }
    });
    const hits = await search('treinamento');
    expect(hits.filter(({ table, excerpt }) => table === 'review_answer' && excerpt.length === 0)).toHaveLength(2);
    expect(hits.filter(({ table, excerpt }) => table === 'review_answer' && excerpt.length > 0)).toHaveLength(1);
    expect(hits.at(-1)).toMatchObject({ rowId: oldest });
  });

  it('finds people of one name at every client', async () => {
    for (const name of ['Padaria', 'Banco', 'Escola']) {
      await workspace.kernel.unitOfWork.write('accounts.create', ({ rows }) => {
        const { id } = rows.insert('account', { name, autonomy: 'low', status: 'ongoing', language: 'pt-BR' });
        rows.insert('contact', { account_id: id, name: 'Ana Lima', stance: 'neutral' });
      });
    }
    expect(await search('ana lima')).toHaveLength(3);
  });

  it('follows edits, the trash and its way back', async () => {
    const id = await addContact('Bruna', 'gosta de gráficos');
    await workspace.kernel.unitOfWork.write('contacts.update', ({ rows }) =>
      rows.update('contact', id, { notes: 'gosta de tabelas' }),
    );
    expect(await search('graficos')).toEqual([]);
    expect(await search('tabelas')).toHaveLength(1);
    await workspace.client.trash.put({ table: 'contact', id });
    expect(await search('tabelas')).toEqual([]);
    await workspace.client.trash.restore({ table: 'contact', id });
    expect(await search('tabelas')).toHaveLength(1);
  });

  it('hides what belongs to an account in the trash', async () => {
    await addContact('Bruna', 'gosta de tabelas');
    await workspace.client.trash.put({ table: 'account', id: accountId });
    expect(await search('tabelas')).toEqual([]);
  });

  it('takes any characters as words, never as query language', async () => {
    for (const text of ['"', 'a"b', 'title:x', 'NEAR(', '*', '-', '( OR )', '%_', '']) {
      expect(Array.isArray(await search(text))).toBe(true);
    }
  });

  it('puts the client itself before what is written about it', async () => {
    await addContact('Araújo Neto', 'dono da Araújo');
    expect((await search('araujo')).map((hit) => hit.table)).toEqual(['account', 'contact']);
  });
});
