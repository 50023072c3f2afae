import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { Playbook, PlaybookRun, PlaybookStep, PlaybookSummary } from '#shared/contract/playbooks.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import { playbookDays } from '#shared/domain/playbook.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { toRow } from '../accounts/row-shape.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { allStepRows, playbookRow, playbookRows, runCounts, runsWithTasks, stepRows } from './playbook-repository.ts';
import { toRun } from './run-view.ts';

type PlaybookFields = Pick<Playbook, 'name' | 'description' | 'script' | 'strategy' | 'archived'>;
type StepFields = Omit<PlaybookStep, 'id' | 'contentKey'>;
type Given<Fields> = { [Key in keyof Fields]?: Fields[Key] | undefined };

const toPlaybook = (row: RowOf<'playbook'>): Playbook => ({
  id: row.id,
  contentKey: row.content_key,
  name: row.name,
  description: row.description,
  script: row.script,
  strategy: row.strategy,
  archived: row.archived === 1,
});

const toStep = (row: RowOf<'playbook_step'>): PlaybookStep => ({
  id: row.id,
  contentKey: row.content_key,
  kind: row.kind,
  title: row.title,
  description: row.description,
  role: row.role,
  offsetDays: row.offset_days,
  durationDays: row.duration_days,
  contentId: row.content_id,
});

/** Playbooks and their steps (I1): content of the workspace, written by leads. */
export class PlaybookService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(): Promise<{ playbooks: PlaybookSummary[]; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const [rows, steps, counts, mayWrite] = await Promise.all([
        playbookRows(db),
        allStepRows(db),
        runCounts(db, 'playbook_id'),
        mayWriteMethod(db, this.#kernel.actor),
      ]);
      const stepsOf = Map.groupBy(steps, ({ playbook_id }) => playbook_id);
      const playbooks = rows.map((row) => {
        const own = (stepsOf.get(row.id) ?? []).map(toStep);
        const count = counts.get(row.id) ?? { running: 0, done: 0, stopped: 0 };
        return { ...toPlaybook(row), steps: own.length, days: playbookDays(own), ...count };
      });
      return { playbooks: playbooks.toSorted((a, b) => Number(a.archived) - Number(b.archived)), mayWrite };
    });
  }

  get({ id }: { id: string }): Promise<{
    playbook: Playbook;
    steps: PlaybookStep[];
    runs: PlaybookRun[];
    mayWrite: boolean;
  }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const row = await playbookRow(db, id);
      if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'playbook' });
      const [steps, runs, mayWrite] = await Promise.all([
        stepRows(db, id),
        runsWithTasks(db, { playbookId: id }),
        mayWriteMethod(db, this.#kernel.actor),
      ]);
      return { playbook: toPlaybook(row), steps: steps.map(toStep), runs: runs.map(toRun), mayWrite };
    });
  }

  create({
    name,
    strategy,
    description,
  }: Pick<Playbook, 'strategy' | 'description'> & { name: string }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('playbooks.create', async ({ db, rows }) => {
      const last = (await playbookRows(db)).at(-1)?.position ?? null;
      const position = this.#between(last, null);
      return { id: rows.insert('playbook', { name, strategy, description, archived: 0, position }).id };
    });
  }

  save({ id, ...patch }: { id: string } & Given<PlaybookFields>): Promise<Record<string, never>> {
    return this.#write('playbooks.save', ({ rows }) => rows.update('playbook', id, toRow(patch)));
  }

  addStep({ playbookId, ...fields }: StepFields & { playbookId: string }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('playbooks.addStep', async ({ db, rows }) => {
      if (!(await playbookRow(db, playbookId))) throw new DomainError('ROW_NOT_FOUND', { what: 'playbook' });
      const last = (await stepRows(db, playbookId)).at(-1)?.position ?? null;
      const position = this.#between(last, null);
      return { id: rows.insert('playbook_step', { playbook_id: playbookId, ...toRow(fields), position }).id };
    });
  }

  saveStep({ id, ...patch }: { id: string } & Given<StepFields>): Promise<Record<string, never>> {
    return this.#write('playbooks.saveStep', ({ rows }) => rows.update('playbook_step', id, toRow(patch)));
  }

  moveStep({ id, after }: { id: string; after: string | null }): Promise<Record<string, never>> {
    return this.#write('playbooks.moveStep', async ({ db, rows }) => {
      const row = await db.selectFrom('playbook_step').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'playbook_step' });
      const others = (await stepRows(db, row.playbook_id)).filter((step) => step.id !== id);
      const index = after === null ? -1 : others.findIndex((step) => step.id === after);
      if (after !== null && index === -1) throw new DomainError('ROW_NOT_FOUND', { what: 'playbook_step' });
      const before = others[index]?.position ?? null;
      rows.update('playbook_step', id, { position: this.#between(before, others[index + 1]?.position ?? null) });
    });
  }

  removeStep({ id }: { id: string }): Promise<Record<string, never>> {
    return this.#write('playbooks.removeStep', ({ rows }) => rows.trash('playbook_step', id));
  }

  #between(after: string | null, before: string | null): string {
    return keyBetween(after, before, deviceSuffix(this.#kernel.actor.deviceId));
  }

  #write(
    label: 'playbooks.save' | 'playbooks.saveStep' | 'playbooks.moveStep' | 'playbooks.removeStep',
    work: (context: WriteContext) => Promise<void> | void,
  ): Promise<Record<string, never>> {
    return this.#kernel.unitOfWork.write(label, async (context) => {
      await work(context);
      return {};
    });
  }
}
