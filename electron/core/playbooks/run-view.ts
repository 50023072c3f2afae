import type { PlaybookRun } from '#shared/contract/playbooks.ts';
import { runProgress } from '#shared/domain/playbook.ts';
import type { runsWithTasks } from './playbook-repository.ts';

type RunWithTasks = Awaited<ReturnType<typeof runsWithTasks>>[number];

/** A run as pages read it: its progress is that of its steps (I1). */
export const toRun = ({ run, tasks }: RunWithTasks): PlaybookRun => {
  const asked = tasks.filter(({ canceled_at }) => canceled_at === null);
  const { done, total } = runProgress(asked.map(({ done_at }) => ({ done: done_at !== null, canceled: false })));
  return {
    id: run.id,
    accountId: run.account_id,
    accountName: run.account_name,
    playbookId: run.playbook_id,
    name: run.name,
    strategy: run.strategy,
    campaignId: run.campaign_id,
    firingId: run.firing_id,
    startedOn: run.started_on,
    startedBy: run.started_by,
    state: run.state,
    endedOn: run.ended_on,
    outcome: run.outcome,
    done,
    total,
    tasks: asked.map((task) => ({
      id: task.id,
      title: task.title,
      kind: task.step_kind,
      contentId: task.content_id,
      dueOn: task.due_on,
      doneAt: task.done_at,
      ownerId: task.task_owner,
    })),
  };
};
