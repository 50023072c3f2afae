import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { MetricQuestion } from '#shared/contract/metrics.ts';
import { addDays } from '#shared/domain/calendar.ts';
import { openTestWorkspace, TEST_TODAY } from '#test/support/workspace.ts';
import { dropTriggers, fillHistories } from './account-history.ts';
import { median, report, timed } from './measure.ts';

const ACCOUNTS = 5_000;
const YEARS = 5;
const RUNS = 5;
const GOAL_MS = 1_000;
/** Core answers other calls in between. */
const GOAL_BLOCK_MS = 30;

/** Pages of metrics over a whole portfolio with five years behind it (J, J1, J2). */
export const benchMetrics = async (): Promise<void> => {
  const workspace = await openTestWorkspace();
  try {
    const { memberId } = workspace.kernel.actor;
    await workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
      dropTriggers(sqlite);
      return fillHistories(sqlite, { accounts: ACCOUNTS, years: YEARS, today: TEST_TODAY, memberId });
    });
    const { metrics } = workspace.client;
    const question: MetricQuestion = {
      period: { start: addDays(TEST_TODAY, -364), end: TEST_TODAY },
      filters: { segments: [], touchModels: [], owners: [] },
      choices: { churnTotal: 'start', npsVote: 'account', cesMethod: 'mean' },
    };
    const pages = {
      overview: () => metrics.overview(question),
      'one metric': () => metrics.open({ ...question, metric: 'cadence' }),
      cohorts: () => metrics.cohorts({ ...question, step: 'quarter' }),
      'nps and contacts': () => metrics.npsAndContacts(question),
    };
    for (const [what, open] of Object.entries(pages)) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const times = await timed(RUNS, open);
      delay.disable();
      report('metrics', {
        what,
        accounts: ACCOUNTS,
        ms: median(times),
        goalMs: GOAL_MS,
        longestBlockMs: delay.max / 1e6,
        goalBlockMs: GOAL_BLOCK_MS,
      });
    }
  } finally {
    await workspace.close();
  }
};
