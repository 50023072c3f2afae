import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import { runSendKey } from '#shared/domain/communication.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { deviceSuffix, keysAfter } from '#shared/domain/fractional-index.ts';
import { memberOfRole, stepDueOn } from '#shared/domain/playbook.ts';
import type { Language, TouchModelKey } from '#shared/domain/vocabulary.ts';
import { followingId, naturalId } from '#shared/sync/ids.ts';
import { type LiveMember, leadAndAdmin, liveMembers, playbookRow, stepRows } from './playbook-repository.ts';
import { playbookName, stepWords } from './playbook-texts.ts';

type Context = Pick<WriteContext, 'db' | 'rows'>;

export interface RunStart {
  playbookId: string;
  account: { id: string; ownerId: string | null; touchModel: TouchModelKey };
  /** Two laptops that start it for the same reason make one run; an id of its own when a person starts it. */
  startKey: string;
  firingId?: string | null;
  campaignId?: string | null;
}

export interface RunStarter {
  today: Day;
  memberId: string;
  deviceId: string;
}

/** What a start needs to know of the workspace, read once for many runs. */
interface Workspace {
  language: Language;
  members: LiveMember[];
}

/**
 * Starts playbooks (I1): the run, one task a step, and a draft for each content (H4). Ids follow from the run and the
 * step. Rows that stand already are left alone. Only inside a unit of work.
 */
export class RunWriter {
  readonly #context: Context;
  readonly #starter: RunStarter;
  readonly #playbooks = new Map<string, ReturnType<typeof readPlaybook>>();
  #workspace: Promise<Workspace> | null = null;

  constructor(context: Context, starter: RunStarter) {
    this.#context = context;
    this.#starter = starter;
  }

  /** Rows written: 0 where the run stands already, or its playbook does not. */
  async start({ playbookId, account, startKey, firingId = null, campaignId = null }: RunStart): Promise<number> {
    const { db, rows } = this.#context;
    const { today, memberId, deviceId } = this.#starter;
    const id = naturalId('playbook_run', '', [account.id, startKey]);
    if (rows.has('playbook_run', id)) return 0;
    let reading = this.#playbooks.get(playbookId);
    if (!reading) this.#playbooks.set(playbookId, (reading = readPlaybook(db, playbookId)));
    const found = await reading;
    if (!found) return 0;
    const { language, members } = await (this.#workspace ??= readWorkspace(db));
    rows.insert('playbook_run', {
      account_id: account.id,
      start_key: startKey,
      playbook_id: playbookId,
      name: playbookName(language, found.playbook),
      strategy: found.playbook.strategy,
      firing_id: firingId,
      campaign_id: campaignId,
      started_on: today,
      started_by: memberId,
      state: 'running',
    });
    const positions = keysAfter(null, found.steps.length, deviceSuffix(deviceId));
    let written = 1;
    for (const [index, step] of found.steps.entries()) {
      const taskId = followingId('task', [id, step.id]);
      if (rows.has('task', taskId)) continue;
      const { title, description } = stepWords(language, step);
      const dueOn = stepDueOn(today, { offsetDays: step.offset_days, durationDays: step.duration_days });
      rows.insert(
        'task',
        {
          account_id: account.id,
          title,
          note: description,
          owner_id: memberOfRole(step.role, {
            ownerId: account.ownerId,
            starterId: memberId,
            ...leadAndAdmin(members, account.ownerId ?? memberId),
          }),
          due_on: dueOn,
          priority: 'normal',
          source: 'playbook',
          source_id: id,
          source_key: step.id,
          step_kind: step.kind,
          content_id: step.content_id,
          position: positions[index] ?? '',
        },
        taskId,
      );
      written += 1;
      if (step.content_id === null) continue;
      // The app prepares and never sends; for exclusive touch it is no more than a proposal (H4).
      rows.put('content_sent', {
        account_id: account.id,
        send_key: runSendKey(id, step.id),
        content_id: step.content_id,
        due_on: dueOn,
        state: account.touchModel === 'exclusive' ? 'proposed' : 'draft',
        result: 'none',
      });
      written += 1;
    }
    return written;
  }
}

async function readPlaybook(db: Context['db'], id: string) {
  const playbook = await playbookRow(db, id);
  return playbook ? { playbook, steps: await stepRows(db, id) } : null;
}

async function readWorkspace(db: Context['db']): Promise<Workspace> {
  const { language } = await db.selectFrom('workspace').select('language').executeTakeFirstOrThrow();
  return { language, members: await liveMembers(db) };
}
