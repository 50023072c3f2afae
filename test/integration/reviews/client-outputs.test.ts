import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CoreContext } from '#core/procedures.ts';
import { printRouter } from '#core/router.ts';
import type { OutputSavings } from '#shared/contract/review-outputs.ts';
import { UNNAMED_SOURCE } from '#shared/domain/import/import-kinds.ts';
import { outputKinds } from '#shared/domain/vocabulary.ts';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { CANARY, canary, type Sample, seedSample } from './review-sample.ts';

let workspace: TestWorkspace;
let sample: Sample;
let reviewId: string;
let folder: string;
let printed: string[];

beforeEach(async () => {
  printed = [];
  workspace = await openTestWorkspace({
    // Stands for main: reads the job as the printing page does, and gives back what it could have printed.
    print: async (job) => {
      const text = JSON.stringify(await printJob(job));
      printed.push(job);
      return new TextEncoder().encode(text);
    },
  });
  sample = await seedSample(workspace);
  folder = mkdtempSync(join(tmpdir(), 'ongoing-outputs-'));
  reviewId = await prepare();
});
afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As the printing page asks, on a port that offers nothing else. */
const printJob = (id: string) => {
  const context = { services: workspace.services } as CoreContext;
  return call(printRouter.print.job, { id }, { context });
};

/** A whole preparation with a canary in every field that is internal. */
async function prepare(): Promise<string> {
  const { reviews, preparation } = workspace.client;
  const proposal = await reviews.proposal({ accountId: sample.accountId, kind: 'qbr' });
  const { id } = await reviews.create({
    ...proposal,
    startsAt: '2026-05-20T13:00:00.000Z',
    periodFrom: '2025-12-01',
    periodTo: '2026-03-31',
  });
  const inReview = { reviewId: id };
  await preparation.saveTexts({ id, summary: 'O uso cresceu.\nAs faltas caíram.\nA equipe pede treinamento.' });
  await preparation.saveNote({ id, step: 'goals', note: canary() });
  await preparation.addItem({ ...inReview, section: 'risk', body: canary() });
  await preparation.addItem({ ...inReview, section: 'opportunity', body: canary(), audience: 'client' });
  await preparation.addItem({ ...inReview, section: 'happened', body: canary(), audience: 'internal' });
  await preparation.addItem({ ...inReview, section: 'value', body: 'Doze pessoas treinadas' });
  await preparation.addItem({ ...inReview, section: 'value', body: canary(), audience: 'internal' });
  await preparation.addItem({ ...inReview, section: 'next_goal', body: 'Reduzir faltas a 10 %', dueOn: '2026-08-31' });
  await preparation.addItem({ ...inReview, section: 'next_goal', body: canary(), audience: 'internal' });
  await preparation.addItem({ ...inReview, section: 'ask_of_client', body: 'Indicar quem aprova' });
  await preparation.addItem({ ...inReview, section: 'ask_of_us', body: canary(), audience: 'internal' });
  await preparation.addCommitment({ ...inReview, side: 'ours', body: 'Enviar o relatório', dueOn: '2026-06-15' });
  await preparation.addCommitment({ ...inReview, side: 'client', body: canary(), audience: 'internal' });
  const { topics, agenda } = await preparation.studio({ id });
  for (const { topicId } of topics) {
    await preparation.answerTopic({ ...inReview, topicId, answer: 'partly', note: canary() });
  }
  const [topic] = topics;
  if (topic) {
    await preparation.putFollowUpTask({ ...inReview, topicId: topic.topicId, ownerId: null, dueOn: '2026-06-01' });
  }
  const [first, second] = agenda;
  if (first) await preparation.saveAgendaItem({ id: first.id, notes: canary() });
  if (second) await preparation.saveAgendaItem({ id: second.id, title: canary(), audience: 'internal' });
  const { id: decisionId } = await preparation.addDecision({ ...inReview, body: canary() });
  await preparation.saveDecision({ id: decisionId, audience: 'internal' });
  await preparation.answerCommitment({
    ...inReview,
    commitmentId: sample.lateCommitmentId,
    answer: 'dropped',
    dueOn: null,
    reason: canary(),
    reasonAudience: 'internal',
  });
  return id;
}

async function saveAll(signal?: AbortSignal): Promise<OutputSavings[]> {
  workspace.files.give('token', folder, 'folder');
  const steps: OutputSavings[] = [];
  const savings = await workspace.client.outputs.save(
    { id: reviewId, outputs: [...outputKinds], token: 'token', place: 'folder' },
    signal ? { signal } : {},
  );
  for await (const step of savings) steps.push(step);
  return steps;
}

/** Everything that can be read in a file, parts of zips and encoded parts of mails included. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const raw = Buffer.from(bytes);
  if (raw.subarray(0, 2).toString() === 'PK') {
    const zip = await JSZip.loadAsync(bytes);
    const parts = await Promise.all(
      Object.values(zip.files).map(async (file) => textOf(await file.async('uint8array'))),
    );
    return parts.join('\n');
  }
  const text = raw.toString('utf8');
  const encoded = text.match(/(?:^[A-Za-z0-9+/=]{60,}\r?\n)+[A-Za-z0-9+/=]*/gmu) ?? [];
  const decoded = await Promise.all(encoded.map((part) => textOf(Buffer.from(part.replaceAll(/\s/gu, ''), 'base64'))));
  return [text, ...decoded].join('\n');
}

describe('the files of a review', () => {
  it('F7: holds nothing that is internal, in any of the five', async () => {
    await saveAll();
    const names = readdirSync(folder);
    expect(names.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['docx', 'eml', 'ics', 'pdf', 'pptx']);
    for (const name of names) {
      const text = await textOf(readFileSync(join(folder, name)));
      expect(text.length, name).toBeGreaterThan(200);
      expect(text.includes(CANARY), name).toBe(false);
    }
  });

  it('tells what was meant for the client', async () => {
    await saveAll();
    const find = (ending: string) =>
      readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? ''));
    const deck = await textOf(find('.pptx'));
    for (const words of ['As faltas caíram', 'Reduzir faltas a 10 %', 'Indicar quem aprova', 'Relatório lento']) {
      expect(deck).toContain(words);
    }
    expect(await textOf(find('.docx'))).toContain('Enviar o relatório');
    expect((await textOf(find('.ics'))).replaceAll(/\r\n /gu, '')).toContain('marina@aurora.example');
  });

  it('finds the canaries where they are, so that their absence means something', async () => {
    const rows = await workspace.kernel.unitOfWork.read((db) =>
      db.selectFrom('review_item').select('body').where('review_id', '=', reviewId).execute(),
    );
    expect(rows.filter(({ body }) => body.includes(CANARY))).toHaveLength(6);
  });

  it('F7: says how far it is and keeps the view each file was made from', async () => {
    const steps = await saveAll();
    expect(steps.map(({ output }) => output)).toEqual([...outputKinds, null]);
    expect(steps.at(-1)).toMatchObject({ done: 5, total: 5, finished: true });
    const { briefs } = await workspace.client.preparation.studio({ id: reviewId });
    expect(briefs).toHaveLength(5);
    const brief = await workspace.client.outputs.brief({ id: briefs[0]?.id ?? '' });
    expect(brief.view.account.name).toBe('Clínica Aurora');
    expect(JSON.stringify(brief)).not.toContain(CANARY);
  });

  it('stops between two files when it is called off, and leaves whole ones only', async () => {
    workspace.files.give('token', folder, 'folder');
    const controller = new AbortController();
    const savings = await workspace.client.outputs.save(
      { id: reviewId, outputs: ['ics', 'docx', 'pptx'], token: 'token', place: 'folder' },
      { signal: controller.signal },
    );
    for await (const { saved } of savings) if (saved.length === 1) controller.abort();
    const names = readdirSync(folder);
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/\.ics$/u);
  });

  it('says which file could not be written, and leaves no half of it', async () => {
    workspace.files.give('gone', join(folder, 'not-there'), 'folder');
    const savings = await workspace.client.outputs.save({
      id: reviewId,
      outputs: ['ics'],
      token: 'gone',
      place: 'folder',
    });
    await expect(
      (async () => {
        for await (const _step of savings);
      })(),
    ).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives a printing page its own job and nothing once it is over', async () => {
    await saveAll();
    await expect(printJob(printed[0] ?? '')).rejects.toMatchObject({ code: 'ROW_NOT_FOUND' });
  });
});

describe('the view of a review', () => {
  it('calls usage from a file that names no system what it is', async () => {
    await workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
      sqlite.prepare(`UPDATE usage_record SET source = ? WHERE source = 'produto'`).run(UNNAMED_SOURCE);
    });
    const { view } = await workspace.client.outputs.preview({ id: reviewId });
    expect(view.usage?.series.map(({ source }) => source)).toEqual(Array(3).fill('uso do produto'));
  });

  it('carries the period’s numbers, each with its source and day', async () => {
    const { view } = await workspace.client.outputs.preview({ id: reviewId });
    expect(view.dataAsOf).toBe('2026-03-16');
    expect(view.usage?.series.map(({ name }) => name)).toEqual(['Todas as funcionalidades', 'Agenda', 'Lembretes']);
    const [all] = view.usage?.series ?? [];
    expect(all?.points.at(-1)).toEqual({ periodStart: '2026-02-01', value: 2100 });
    expect(all?.baseline).toBe(1428);
    expect(all).toMatchObject({ source: 'produto', asOf: '2026-02-26' });
    expect(view.usage?.adoption).toEqual([
      expect.objectContaining({ kind: 'breadth', numerator: 2, denominator: 5 }),
      expect.objectContaining({ kind: 'depth', numerator: 94, denominator: 110, source: 'Painel', asOf: '2026-02-28' }),
      expect.objectContaining({ kind: 'frequency', numerator: 12 }),
    ]);
    expect(view.answers?.nps).toMatchObject({ n: 2, promoters: 1, detractors: 1, score: 0 });
    expect(view.cases?.months).toContainEqual({ month: '2026-01-01', opened: 1, solved: 1 });
    expect(view.highlights.every(({ asOf }) => asOf !== null)).toBe(true);
    expect(view.valueDelivered?.percent).toBe(100);
  });

  it('reads goals as they stood on the day of the data', async () => {
    const { view } = await workspace.client.outputs.preview({ id: reviewId });
    const [goal] = view.goals;
    expect(goal).toMatchObject({ current: 78, progress: 72, asOf: '2026-03-10' });
    expect(view.goals).toHaveLength(2);
  });

  it('takes the numbers that were picked instead of its own choice', async () => {
    const { numbers } = await workspace.client.preparation.digest({ id: reviewId });
    const nps = numbers.find(({ key }) => key === 'nps');
    await workspace.client.preparation.addItem({
      reviewId,
      section: 'happened',
      body: 'NPS',
      audience: 'client',
      sourceTable: 'number',
      sourceId: nps?.id ?? null,
    });
    const { view } = await workspace.client.outputs.preview({ id: reviewId });
    expect(view.highlights.map(({ label }) => label)).toEqual(['NPS']);
  });

  it('F7: lists sources that disagree and counts what stays inside', async () => {
    const { checks, leftOut } = await workspace.client.outputs.preview({ id: reviewId });
    expect(checks).toContainEqual({
      kind: 'mismatch',
      step: 'what_happened',
      key: 'licensed_users',
      values: { contract: 120, series: 110 },
    });
    expect(checks.map(({ key }) => key)).toContain('achieved_below_target');
    const counts = Object.fromEntries(leftOut.map(({ what, count }) => [what, count]));
    expect(counts).toMatchObject({
      feelings: 1,
      risks: 1,
      opportunities: 1,
      goals: 1,
      cases: 1,
      answers: 1,
      notes: 7,
      reasons: 1,
    });
  });

  it('speaks the account’s language, whatever the workspace speaks', async () => {
    await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
      rows.update('account', sample.accountId, { language: 'en' }),
    );
    const { view } = await workspace.client.outputs.preview({ id: reviewId });
    expect(view.usage?.series[0]?.name).toBe('All features');
    const names = await workspace.client.outputs.names({ id: reviewId });
    expect(names.pptx).toBe('QBR Clínica Aurora 2026-05-20 – Deck.pptx');
  });
});
