import type { Content, ContentFields, ContentResults, Send, VariantFields } from '#shared/contract/communication.ts';
import { compareVariants } from '#shared/domain/content-variants.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import { toRow } from '../accounts/row-shape.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { readContents, variantCounts } from './content-repository.ts';
import { reportsOfIssues } from './issue-reports.ts';
import { readSends } from './send-repository.ts';

type Given<Fields> = Fields & { id?: string | undefined };

/** The content library (H4) and the texts that are tried against each other (H5). */
export class ContentService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(): Promise<{ contents: Content[]; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => ({
      contents: await readContents(db),
      mayWrite: await mayWriteMethod(db, this.#kernel.actor),
    }));
  }

  save({ id, ...fields }: Given<ContentFields>): Promise<{ id: string }> {
    if (fields.kind === 'canned' && !fields.knownIssue)
      throw new DomainError('VALUE_REFUSED', { field: 'knownIssue', reason: 'required' });
    const { actor, unitOfWork } = this.#kernel;
    return unitOfWork.write('communication.content', async ({ db, rows }) => {
      if (id) {
        rows.update('content_item', id, toRow(fields));
        return { id };
      }
      const last = await db
        .selectFrom('content_item')
        .select('position')
        .orderBy('position', 'desc')
        .executeTakeFirst();
      const position = keyBetween(last?.position ?? null, null, deviceSuffix(actor.deviceId));
      return { id: rows.insert('content_item', { ...toRow(fields), archived: 0, position }).id };
    });
  }

  async archive({ id, archived }: { id: string; archived: boolean }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('communication.archive', ({ rows }) =>
      rows.update('content_item', id, { archived: archived ? 1 : 0 }),
    );
    return {};
  }

  saveVariant({ id, contentId, ...fields }: Given<VariantFields> & { contentId: string }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('communication.variant', ({ rows }) => {
      if (id) {
        rows.update('content_variant', id, fields);
        return { id };
      }
      return { id: rows.insert('content_variant', { content_id: contentId, ...fields, archived: 0 }).id };
    });
  }

  async archiveVariant({ id }: { id: string }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('communication.variant', ({ rows }) =>
      rows.update('content_variant', id, { archived: 1 }),
    );
    return {};
  }

  results({ id }: { id: string }): Promise<ContentResults> {
    const today = this.#kernel.clock.today();
    return this.#kernel.unitOfWork.read(async (db) => {
      const item = await db
        .selectFrom('content_item')
        .select(['kind', 'known_issue'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!item) throw new DomainError('ROW_NOT_FOUND', { what: 'content_item' });
      const issue = item.kind === 'canned' ? item.known_issue : null;
      const reports = issue === null ? null : (await reportsOfIssues(db, [issue], today)).get(issue);
      return { ...compareVariants(await variantCounts(db, id)), reports: reports ?? null };
    });
  }

  sends({ id }: { id: string }): Promise<Send[]> {
    return this.#kernel.unitOfWork.read((db) =>
      readSends(db, {
        today: this.#kernel.clock.today(),
        which: (query) =>
          query.where('s.content_id', '=', id).orderBy('s.sent_on', 'desc').orderBy('s.due_on', 'desc').limit(500),
      }),
    );
  }
}
