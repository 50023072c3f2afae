import type { Kysely } from 'kysely';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { type Language, needsTopics, touchModelKeys } from '#shared/domain/vocabulary.ts';
import { reportTexts, topicColumns, topicFollowUp, topicWording } from '../reviews/review-content.ts';
import { keepDemoFiles } from './demo-files.ts';
import type { DemoRow } from './demo-rows.ts';
import { demoAccountCount, demoRows } from './demo-story.ts';
import type { DemoWorld } from './demo-world.ts';
import { fillHealthWeeks } from './health-weeks-story.ts';
import { fillPlaybooks } from './playbook-story.ts';

export interface FillDemoOptions {
  language: Language;
  today: Day;
  /** After each unit of work. */
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Stops before the next unit of work; what is half made is for whoever asked to throw away. */
  signal?: AbortSignal;
}

/** Pages that the write-ahead log may hold while the demo is made, and as SQLite has it. */
const LOG_PAGES = { filling: 100_000, usual: 1000 };

/** Rows of one unit of work (sync.md 2.17). */
const UNIT = 500;

/** What the new workspace was seeded with, found by its content keys. */
async function readWorld(
  db: Kysely<Database>,
  kernel: Kernel,
  { language, today }: FillDemoOptions,
): Promise<DemoWorld> {
  const models = await db.selectFrom('touch_model').select(['id', 'content_key']).execute();
  const segments = await db.selectFrom('segment').select(['id', 'content_key']).execute();
  const topics = await db.selectFrom('checklist_topic').select(topicColumns).orderBy('position').execute();
  const texts = reportTexts(language);
  const touchModels = Object.fromEntries(models.map(({ id, content_key }) => [content_key, id]));
  if (touchModelKeys.some((key) => touchModels[key] === undefined))
    throw new Error('the demo needs the shipped touch models');
  return {
    language,
    today,
    workspaceId: kernel.actor.workspaceId,
    teamId: kernel.actor.teamId,
    memberId: kernel.actor.memberId,
    touchModels: touchModels as DemoWorld['touchModels'],
    segments: new Map(segments.map(({ id, content_key }) => [content_key ?? '', id])),
    topics: topics.flatMap((topic) => {
      const key = needsTopics.find((known) => known === topic.content_key);
      const followUp = topicFollowUp(texts, topic.content_key) ?? '';
      return key ? [{ id: topic.id, key, wording: topicWording(texts, language, topic), followUp }] : [];
    }),
  };
}

/**
 * Fills a new workspace with the demo portfolio (Q6): the same story at every generation, dated from `today`. Written
 * like everything else, in units of work, so that history, search and undo know it.
 */
export async function fillDemo(kernel: Kernel, options: FillDemoOptions): Promise<void> {
  const { unitOfWork, actor } = kernel;
  const world = await unitOfWork.read((db) => readWorld(db, kernel, options));
  const english = options.language === 'en';
  const files = await keepDemoFiles(kernel, world);
  // A demo that is cut short is made anew: writing every page back a hundred times would be for nothing.
  await unitOfWork.write(null, ({ sqlite }) => void sqlite.pragma(`wal_autocheckpoint = ${LOG_PAGES.filling}`));
  await unitOfWork.write(null, ({ rows }) => {
    for (const row of files.rows) row.insert(rows);
    rows.update('workspace', actor.workspaceId, {
      name: 'Ordena',
      primary_color: '#0b6e6e',
      secondary_color: '#3d5a80',
      logo_attachment_id: files.logoId,
    });
    rows.update('member', actor.memberId, {
      email: 'marina@ordena.example',
      job_title: english ? 'Senior customer success consultant' : 'Consultora sênior de Customer Success',
    });
  });
  let unit: DemoRow[] = [];
  let accounts = 0;
  const flush = async () => {
    options.signal?.throwIfAborted();
    const rowsOfUnit = unit;
    unit = [];
    await unitOfWork.write(null, ({ rows }) => {
      for (const row of rowsOfUnit) row.insert(rows);
    });
    options.onProgress?.({ done: accounts, total: demoAccountCount });
  };
  for (const row of demoRows(world)) {
    unit.push(row);
    accounts = row.accounts;
    if (unit.length === UNIT) await flush();
  }
  await flush();
  options.signal?.throwIfAborted();
  await fillHealthWeeks(kernel, options);
  options.signal?.throwIfAborted();
  await fillPlaybooks(kernel, { language: options.language, today: options.today });
  await unitOfWork.write(null, ({ sqlite }) => void sqlite.pragma(`wal_autocheckpoint = ${LOG_PAGES.usual}`));
  options.onProgress?.({ done: demoAccountCount, total: demoAccountCount });
}
