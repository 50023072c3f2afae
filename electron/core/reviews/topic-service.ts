import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { ChecklistTopic } from '#shared/contract/topics.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import type { TopicKind } from '#shared/domain/method-vocabulary.ts';
import type { OwnWords } from '#shared/domain/topic-wording.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { criterionOf, timesAnswered, topicRows } from './topic-repository.ts';

type Done = Record<string, never>;
type TopicUpdate = { id: string; archived?: boolean | undefined } & {
  [Name in keyof OwnWords]?: OwnWords[Name] | undefined;
};

/** What the needs checklist (F4) and the rating of a review (F6) ask: shipped topics and the workspace's own, in its order (N5). */
export class TopicService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({ kind }: { kind: TopicKind }): Promise<{ topics: ChecklistTopic[]; language: Language; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const answered = await timesAnswered(db, kind);
      const { language } = await db.selectFrom('workspace').select('language').executeTakeFirstOrThrow();
      return {
        topics: (await topicRows(db, kind)).map((row) => ({
          id: row.id,
          contentKey: row.content_key,
          wording: row.wording,
          wordingPt: row.wording_pt,
          wordingEn: row.wording_en,
          archived: row.archived === 1,
          answered: answered.get(kind === 'needs' ? row.id : criterionOf(row)) ?? 0,
        })),
        language,
        mayWrite: await mayWriteMethod(db, this.#kernel.actor),
      };
    });
  }

  add({ kind, wording }: { kind: TopicKind; wording: string }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('method.topic', async ({ db, rows }) => {
      const last = (await topicRows(db, kind)).at(-1)?.position ?? null;
      const position = this.#between(last, null);
      return { id: rows.insert('checklist_topic', { kind, wording, archived: 0, position }).id };
    });
  }

  async update({ id, archived, ...words }: TopicUpdate): Promise<Done> {
    await this.#kernel.unitOfWork.write('method.topic', async ({ db, rows }) => {
      const topic = await topicOf(db, id);
      // Without shipped words to fall back on there would be nothing to ask.
      if (words.wording === null && topic.content_key === null) {
        throw new DomainError('VALUE_REFUSED', { field: 'wording', reason: 'required' });
      }
      rows.update('checklist_topic', id, {
        wording: words.wording,
        wording_pt: words.wordingPt,
        wording_en: words.wordingEn,
        archived: archived === undefined ? undefined : archived ? 1 : 0,
      });
    });
    return {};
  }

  async move({ id, after }: { id: string; after: string | null }): Promise<Done> {
    await this.#kernel.unitOfWork.write('method.topic', async ({ db, rows }) => {
      const { kind } = await topicOf(db, id);
      const others = (await topicRows(db, kind ?? 'needs')).filter((topic) => topic.id !== id);
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

async function topicOf(db: Kysely<Database>, id: string) {
  const found = await db
    .selectFrom('checklist_topic')
    .select(['id', 'kind', 'content_key'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'checklist_topic' });
  return found;
}
