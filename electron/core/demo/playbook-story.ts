import type { Kernel } from '#core/kernel/kernel.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import type { Condition } from '#shared/domain/trigger-rule.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { computeDerived, derivedFrame } from '../derived/derived-compute.ts';
import { settleRun } from '../playbooks/run-service.ts';
import { RunWriter } from '../playbooks/run-writer.ts';
import { FiringService } from '../triggers/firing-service.ts';
import { createRandom } from './demo-random.ts';
import { instantAt } from './demo-world.ts';

/** Days before today on which the owner's laptop looked at its rules. */
const LOOKS = [63, 49, 35, 28, 21, 14] as const;

/** The survey began on one of them. */
const CAMPAIGN_DAYS = 28;

/** Marina asks only whom she knows well; the rest of the portfolio is asked in the next round. */
const audience: Condition[] = [
  { fact: 'status', op: 'one_of', value: ['ongoing'] },
  { fact: 'touch_model', op: 'one_of', value: ['high'] },
];

interface Story {
  language: Language;
  today: Day;
}

/**
 * I2, I4. What the rules decided over the last two months, as a laptop that was at work would have kept it: alerts that
 * were dealt with, playbooks that came of them, a survey on its way. What is found today is left to today's laptop.
 */
export async function fillPlaybooks(kernel: Kernel, { language, today }: Story): Promise<void> {
  const { unitOfWork } = kernel;
  const ids = await unitOfWork.read(async (db) => {
    const rows = await db.selectFrom('account').select('id').where('status', '<>', 'lost').orderBy('id').execute();
    return rows.map(({ id }) => id);
  });
  await startCampaign(kernel, addDays(today, -CAMPAIGN_DAYS));
  for (const back of LOOKS) {
    const day = addDays(today, -back);
    const moment = { today: day, now: `${day}T20:00:00.000Z` };
    const computed = await unitOfWork.read(async (db) => computeDerived(db, ids, await derivedFrame(db, moment)));
    const clock = { ...kernel.clock, today: () => day, now: () => moment.now };
    await new FiringService({ unitOfWork, actor: kernel.actor, clock }).afterComputed(computed);
    await answerAlerts(kernel, { language, today }, day);
  }
  await workThrough(kernel, today);
}

const startCampaign = (kernel: Kernel, startsOn: Day): Promise<void> =>
  kernel.unitOfWork.write(null, async ({ db, rows }) => {
    const campaign = await db
      .selectFrom('campaign')
      .select('id')
      .where('content_key', '=', 'satisfaction_survey')
      .executeTakeFirstOrThrow();
    rows.update('campaign', campaign.id, {
      state: 'running',
      starts_on: startsOn,
      conditions: JSON.stringify(audience),
    });
  });

const reasons: Record<Language, readonly string[]> = {
  'pt-BR': [
    'Já estava combinado na última reunião',
    'É sazonal, acontece todo ano neste mês',
    'Cliente pediu para esperar',
  ],
  en: [
    'Already agreed in the last review',
    'Seasonal, it happens every year in this month',
    'The client asked to wait',
  ],
};

/** Most alerts are answered within two weeks: with a playbook where the rule has one, a few with a reason against it. */
const answerAlerts = (kernel: Kernel, { language, today }: Story, day: Day): Promise<void> =>
  kernel.unitOfWork.write(null, async (context) => {
    const { db, rows } = context;
    const { actor } = kernel;
    const open = await db
      .selectFrom('firing')
      .innerJoin('account', 'account.id', 'firing.account_id')
      .innerJoin('trigger_rule', 'trigger_rule.id', 'firing.rule_id')
      .leftJoin('playbook_run', 'playbook_run.firing_id', 'firing.id')
      .select(['firing.id', 'firing.occurrence', 'account.id as account_id', 'account.name', 'account.owner_id'])
      .select([
        'trigger_rule.content_key',
        'trigger_rule.playbook_id',
        'trigger_rule.campaign_id',
        'playbook_run.id as run_id',
      ])
      .where('firing.state', '=', 'open')
      .where('firing.fired_on', '=', day)
      .orderBy('account.name')
      .orderBy('trigger_rule.content_key')
      .execute();
    for (const firing of open) {
      const random = createRandom(`alert ${firing.name} ${firing.content_key ?? ''} ${LOOKS.length}`);
      const dealtOn = addDays(day, random.int(1, 9));
      if (random.chance(0.06) || dealtOn >= today) continue;
      const dismissed = firing.run_id === null && random.chance(0.12);
      const note = dismissed ? random.pick(reasons[language]) : null;
      if (!dismissed && firing.run_id === null && firing.playbook_id !== null && random.chance(0.4)) {
        const starter = { today: dealtOn, memberId: actor.memberId, deviceId: actor.deviceId };
        await new RunWriter(context, starter).start({
          playbookId: firing.playbook_id,
          account: { id: firing.account_id, ownerId: firing.owner_id, touchModel: 'high' },
          startKey: firing.id,
          firingId: firing.id,
          campaignId: firing.campaign_id,
        });
      }
      rows.update('firing', firing.id, {
        state: dismissed ? 'dismissed' : 'dealt_with',
        dealt_by: actor.memberId,
        dealt_on: dealtOn,
        note,
      });
    }
  });

/** Steps that were due are done, but for one here and there; a run whose steps are all done is done. */
const workThrough = (kernel: Kernel, today: Day): Promise<void> =>
  kernel.unitOfWork.write(null, async (context) => {
    const { db, rows, endMutation } = context;
    const steps = await db
      .selectFrom('task')
      .innerJoin('account', 'account.id', 'task.account_id')
      .select(['task.id', 'task.due_on', 'task.source_id', 'task.title', 'account.name'])
      .where('task.source', '=', 'playbook')
      .orderBy('account.name')
      .orderBy('task.due_on')
      .orderBy('task.title')
      .execute();
    const runs = new Set<string>();
    for (const { id, due_on, source_id, title, name } of steps) {
      const random = createRandom(`step ${name} ${title}`);
      if (due_on === null || due_on > addDays(today, 2)) continue;
      if (due_on > addDays(today, -4) && random.chance(0.4)) continue;
      const doneOn = due_on < today ? due_on : addDays(today, -1);
      rows.update('task', id, { done_at: instantAt(doneOn, random.int(9, 17)) });
      if (source_id !== null) runs.add(source_id);
    }
    endMutation();
    for (const id of runs) await settleRun(context, id, addDays(today, -1));
  });
