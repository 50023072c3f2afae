import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ratingCriteria } from '#shared/domain/live-meeting.ts';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';

describe('the topics of the needs checklist', () => {
  let workspace: TestWorkspace;
  let reviewId: string;
  let accountId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    const { accounts, reviews } = workspace.client;
    ({ id: accountId } = await accounts.create({ name: 'Aurora' }));
    const proposal = await reviews.proposal({ accountId, kind: 'qbr' });
    ({ id: reviewId } = await reviews.create({ ...proposal, startsAt: '2026-03-20T13:00:00.000Z' }));
  });
  afterEach(() => workspace.close());

  const topics = () => workspace.client.topics;
  const listed = async () => (await topics().list({ kind: 'needs' })).topics;
  const asked = async () => (await workspace.client.preparation.studio({ id: reviewId })).topics;

  it('F4, N5: six come with the app, and the studio asks the workspace’s own after them', async () => {
    expect((await listed()).map(({ contentKey, wording }) => [contentKey !== null, wording])).toEqual(
      Array.from({ length: 6 }, () => [true, null]),
    );
    const { id } = await topics().add({ kind: 'needs', wording: 'A diretoria acompanha os resultados' });
    expect((await asked()).at(-1)).toMatchObject({ topicId: id, wording: 'A diretoria acompanha os resultados' });
    await topics().move({ id, after: null });
    expect((await asked())[0]?.topicId).toBe(id);
  });

  it('F4: an archived topic is asked no more, but what was answered stays in its review', async () => {
    const { id } = await topics().add({ kind: 'needs', wording: 'O time novo foi treinado' });
    await workspace.client.preparation.answerTopic({ reviewId, topicId: id, answer: 'no' });
    await topics().update({ id, wording: 'Quem chegou foi treinado' });
    await topics().update({ id, archived: true });
    expect((await listed()).find((topic) => topic.id === id)).toMatchObject({ archived: true, answered: 1 });
    expect((await asked()).find(({ topicId }) => topicId === id)).toMatchObject({
      wording: 'O time novo foi treinado',
      answer: 'no',
    });
    const [first] = await listed();
    await topics().update({ id: first?.id ?? '', archived: true });
    expect((await asked()).map(({ topicId }) => topicId)).not.toContain(first?.id);
  });

  it('F4: a shipped topic gets other words and its own back; own ones may be deleted, shipped ones not', async () => {
    const [first, second, third] = await listed();
    const id = first?.id ?? '';
    await topics().update({ id, wording: 'Outras palavras' });
    expect((await asked())[0]?.wording).toBe('Outras palavras');
    await topics().update({ id, wording: null });
    expect((await asked())[0]?.wording).not.toBe('Outras palavras');
    await topics().move({ id, after: second?.id ?? null });
    expect((await listed()).slice(0, 3).map((topic) => topic.id)).toEqual([second?.id, id, third?.id]);
    const own = await topics().add({ kind: 'needs', wording: 'Só nosso' });
    await expect(topics().update({ ...own, wording: null })).rejects.toMatchObject({ code: 'VALUE_REFUSED' });
    await expect(topics().trash({ id })).rejects.toMatchObject({ code: 'VALUE_REFUSED' });
    await topics().trash(own);
    expect(await listed()).toHaveLength(6);
    await expect(topics().move({ id, after: own.id })).rejects.toMatchObject({ code: 'ROW_NOT_FOUND' });
  });

  it('F4: own words are asked in the language of the account, and fall back where that has none', async () => {
    const { id } = await topics().add({ kind: 'needs', wording: 'A diretoria acompanha os resultados' });
    await topics().update({ id, wordingEn: 'The board follows the results' });
    const [shipped] = await listed();
    await topics().update({ id: shipped?.id ?? '', wording: 'Todos foram treinados', wordingEn: null });
    const words = async () => {
      const found = await asked();
      return [found.at(-1)?.wording, found[0]?.wording];
    };
    expect(await words()).toEqual(['A diretoria acompanha os resultados', 'Todos foram treinados']);
    await workspace.client.accounts.update({ id: accountId, patch: { language: 'en' } });
    expect(await words()).toEqual(['The board follows the results', 'Todos foram treinados']);
    await workspace.client.preparation.answerTopic({ reviewId, topicId: id, answer: 'yes' });
    await topics().update({ id, wordingEn: null });
    expect((await words())[0]).toBe('The board follows the results');
  });

  it('F6, N5: a review is rated by the criteria of the workspace, which are no needs', async () => {
    const criteria = async () => (await workspace.client.meeting.after({ id: reviewId })).ratings;
    const rating = async () => (await topics().list({ kind: 'rating' })).topics;
    expect((await criteria()).map(({ criterion }) => criterion)).toEqual([...ratingCriteria]);
    const { id } = await topics().add({ kind: 'rating', wording: 'O patrocinador participou' });
    const [first] = await rating();
    await topics().update({ id: first?.id ?? '', archived: true });
    expect((await criteria()).map(({ criterion }) => criterion)).toEqual([...ratingCriteria.slice(1), id]);
    expect(await asked()).toHaveLength(6);
    const rate = (criterion: string, wording: string) =>
      workspace.client.meeting.rate({ reviewId, criterion, wording, score: 4 });
    await rate('objectives', 'A reunião cumpriu o que se propôs');
    await rate(id, 'O patrocinador participou');
    await topics().update({ id, wording: 'A diretoria participou' });
    expect((await criteria()).filter(({ score }) => score !== null)).toMatchObject([
      { criterion: id, answered: 'O patrocinador participou', score: 4 },
      { criterion: 'objectives', answered: 'A reunião cumpriu o que se propôs', score: 4 },
    ]);
    expect((await rating()).map(({ answered }) => answered)).toEqual([1, 0, 0, 0, 0, 1]);
    await topics().move({ id, after: null });
    expect((await criteria())[0]?.criterion).toBe(id);
  });
});
