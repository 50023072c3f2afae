import type { Feeling, FeelingFields } from '#shared/contract/feelings.ts';
import { feelingProblems } from '#shared/domain/feeling.ts';
import { memberNames } from '../accounts/member-repository.ts';
import { toRow } from '../accounts/row-shape.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { RowWriter } from '../kernel/rows.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { feelingRows, marksOfFeeling, reasonsInUse, toFeeling } from './feeling-repository.ts';

type GivenFeeling = { [Key in keyof FeelingFields]?: FeelingFields[Key] | undefined };
type MarkKind = 'emotion' | 'reason';

/** CS Feeling (G1, G2): what the consultant felt, changed by its author only. */
export class FeelingService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({ accountId }: { accountId: string }): Promise<Feeling[]> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const [rows, members] = await Promise.all([feelingRows(db, accountId), memberNames(db)]);
      return rows.map((row) => toFeeling(row, members, this.#kernel.actor.memberId));
    });
  }

  record({ accountId, emotions, reasons, ...fields }: FeelingFields & { accountId: string }): Promise<{ id: string }> {
    const [problem] = feelingProblems({ emotions, reasons, ...fields });
    if (problem) throw new DomainError('VALUE_REFUSED', { field: 'feeling', reason: problem });
    const author_id = this.#kernel.actor.memberId;
    return this.#kernel.unitOfWork.write('feelings.record', ({ rows }) => {
      const { id } = rows.insert('feeling', { account_id: accountId, author_id, ...toRow(fields) });
      addMarks(rows, { accountId, feelingId: id }, 'emotion', emotions);
      addMarks(rows, { accountId, feelingId: id }, 'reason', reasons);
      return { id };
    });
  }

  async update({ id, patch }: { id: string; patch: GivenFeeling }): Promise<Record<string, never>> {
    const { emotions, reasons, ...fields } = patch;
    await this.#kernel.unitOfWork.write('feelings.update', async ({ db, rows }) => {
      const accountId = await this.#own(db, id);
      rows.update('feeling', id, toRow(fields));
      const before = await marksOfFeeling(db, id);
      const sides: [MarkKind, readonly string[] | undefined][] = [
        ['emotion', emotions],
        ['reason', reasons],
      ];
      for (const [kind, wanted] of sides) {
        if (!wanted) continue;
        const there = before.filter((mark) => mark.kind === kind);
        for (const mark of there) if (!wanted.includes(mark.value)) rows.trash('feeling_mark', mark.id);
        const missing = wanted.filter((value) => !there.some((mark) => mark.value === value));
        addMarks(rows, { accountId, feelingId: id }, kind, missing);
      }
    });
    return {};
  }

  async trash({ id }: { id: string }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('feelings.trash', async ({ db, rows }) => {
      await this.#own(db, id);
      rows.trash('feeling', id);
    });
    return {};
  }

  reasons(): Promise<string[]> {
    return this.#kernel.unitOfWork.read(reasonsInUse);
  }

  /** @throws DomainError ONLY_AUTHOR; gives the account of the feeling */
  async #own(db: WriteContext['db'], id: string): Promise<string> {
    const found = await db
      .selectFrom('feeling')
      .select(['author_id', 'account_id'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'feeling' });
    if (found.author_id !== this.#kernel.actor.memberId) throw new DomainError('ONLY_AUTHOR');
    return found.account_id;
  }
}

const addMarks = (
  rows: RowWriter,
  { accountId, feelingId }: { accountId: string; feelingId: string },
  kind: MarkKind,
  values: readonly string[],
): void => {
  for (const value of new Set(values))
    rows.insert('feeling_mark', { account_id: accountId, feeling_id: feelingId, kind, value });
};
