import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { ChecklistTopic } from '#shared/contract/topics.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { mayWriteMethod } from '../settings/method-service.ts';

type Done = Record<string, never>;

/** The topics that the needs checklist asks (F4, N5): the shipped six and the workspace's own, in its order. */
export class TopicService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(): Promise<{ topics: ChecklistTopic[]; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const answers = await db
        .selectFrom('review_answer')
        .select(['topic_id', (eb) => eb.fn.countAll<number>().as('count')])
        .where('deleted_at', 'is', null)
        .where('answer', 'is not', null)
        .groupBy('topic_id')
        .execute();
      const answered = new Map(answers.map(({ topic_id, count }) => [topic_id, count]));
      return {
        topics: (await topicRows(db)).map(({ id, content_key, wording, archived }) => ({
          id,
          contentKey: content_key,
          wording,
          archived: archived === 1,
          answered: answered.get(id) ?? 0,
        })),
        mayWrite: await mayWriteMethod(db, this.#kernel.actor),
      };
    });
  }

  add({ wording }: { wording: string }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('method.topic', async ({ db, rows }) => {
      const last = (await topicRows(db)).at(-1)?.position ?? null;
      return { id: rows.insert('checklist_topic', { wording, archived: 0, position: this.#between(last, null) }).id };
    });
  }

  async update(given: {
    id: string;
    wording?: string | null | undefined;
    archived?: boolean | undefined;
  }): Promise<Done> {
    const { id, wording, archived } = given;
    await this.#kernel.unitOfWork.write('method.topic', async ({ db, rows }) => {
      const topic = await topicOf(db, id);
      // Without shipped words to fall back on there would be nothing to ask.
      if (wording === null && topic.content_key === null) {
        throw new DomainError('VALUE_REFUSED', { field: 'wording', reason: 'required' });
      }
      rows.update('checklist_topic', id, {
        wording,
        archived: archived === undefined ? undefined : archived ? 1 : 0,
      });
    });
    return {};
  }

  async move({ id, after }: { id: string; after: string | null }): Promise<Done> {
    await this.#kernel.unitOfWork.write('method.topic', async ({ db, rows }) => {
      await topicOf(db, id);
      const others = (await topicRows(db)).filter((topic) => topic.id !== id);
      const index = after === null ? -1 : others.findIndex((topic) => topic.id === after);
      if (after !== null && index < 0) throw new DomainError('ROW_NOT_FOUND', { what: 'checklist_topic' });
      const position = this.#between(others[index]?.position ?? null, others[index + 1]?.position ?? null);
      rows.update('checklist_topic', id, { position });
    });
    return {};
  }

  async trash({ id }: { id: string }): Promise<Done> {
    await this.#kernel.unitOfWork.write('method.topic', async ({ db, rows }) => {
      const { content_key } = await topicOf(db, id);
      // It would come back with the next start: what is shipped is archived.
      if (content_key !== null) throw new DomainError('VALUE_REFUSED', { field: 'topic', reason: 'shipped' });
      rows.trash('checklist_topic', id);
    });
    return {};
  }

  #between(after: string | null, before: string | null): string {
    return keyBetween(after, before, deviceSuffix(this.#kernel.actor.deviceId));
  }
}

const topicRows = (db: Kysely<Database>) =>
  db
    .selectFrom('checklist_topic')
    .select(['id', 'content_key', 'wording', 'archived', 'position'])
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

async function topicOf(db: Kysely<Database>, id: string) {
  const found = (await topicRows(db)).find((topic) => topic.id === id);
  if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'checklist_topic' });
  return found;
}
