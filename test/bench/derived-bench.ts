import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openTestWorkspace, TEST_NOW, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';
import { dropTriggers, fillHistories } from './account-history.ts';
import { median, report, timed } from './measure.ts';

const FEW = 500;
const MANY = 5_000;
const YEARS = 5;
const RUNS = 5;
/** Within the week, so that no week's points are written. */
const MORNINGS = 3;
const DAY_MS = 86_400_000;
const CHANGES = 20;
const GOAL_MS = 2_000;
const GOAL_CHANGE_MS = 50;
/** One frame of a page. */
const GOAL_BLOCK_MS = 16;
const GOAL_PREVIEW_MS = 200;

/** Facts, health and met rules of a whole portfolio with five years behind it, and after a single change (K, I2). */
export const benchDerived = async (): Promise<void> => {
  const few = await measureAt(FEW);
  const many = await measureAt(MANY);
  report('derived', {
    what: 'all accounts',
    msAt500: few.allMs,
    msAt5000: many.allMs,
    growth: many.allMs / few.allMs,
    goalMs: GOAL_MS,
    weeksMs: many.weeksMs,
    nextDayMs: many.nextDayMs,
    longestBlockMs: many.blockMs,
    goalBlockMs: GOAL_BLOCK_MS,
  });
  report('derived', {
    what: 'one change',
    msAt500: few.changeMs,
    msAt5000: many.changeMs,
    growth: many.changeMs / few.changeMs,
    goalMs: GOAL_CHANGE_MS,
  });
  report('derived', {
    what: 'preview of a changed model',
    msAt500: few.previewMs,
    msAt5000: many.previewMs,
    growth: many.previewMs / few.previewMs,
    goalMs: GOAL_PREVIEW_MS,
  });
};

interface Measured {
  allMs: number;
  /** The same with a week's point of every account, as on a Monday morning (K5). */
  weeksMs: number;
  /** The same on the mornings after, when hardly an account is as it was. */
  nextDayMs: number;
  blockMs: number;
  changeMs: number;
  /** K1. The whole portfolio by a model that was not saved. */
  previewMs: number;
}

const measureAt = async (accounts: number): Promise<Measured> => {
  const workspace = await openTestWorkspace();
  try {
    const { memberId } = workspace.kernel.actor;
    const ids = await workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
      dropTriggers(sqlite);
      return fillHistories(sqlite, { accounts, years: YEARS, today: TEST_TODAY, memberId });
    });
    const { derived } = workspace.services;
    const [weeksMs = 0] = await timed(1, async () => {
      await allDue(workspace);
      await derived.settle();
    });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await allDue(workspace);
      delay.enable();
      const start = performance.now();
      await derived.settle();
      times.push(performance.now() - start);
      delay.disable();
    }
    const mornings: number[] = [];
    for (let day = 1; day <= MORNINGS; day += 1) {
      workspace.setNow(new Date(Date.parse(TEST_NOW) + day * DAY_MS).toISOString());
      const start = performance.now();
      await derived.settle();
      mornings.push(performance.now() - start);
    }
    const changes: number[] = [];
    for (let index = 0; index < CHANGES; index += 1) {
      const accountId = ids[Math.floor((index * ids.length) / CHANGES)] ?? '';
      await workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
        sqlite.prepare('UPDATE account SET autonomy = ? WHERE id = ?').run(index % 2 ? 'low' : 'high', accountId);
        sqlite.prepare('INSERT OR IGNORE INTO derived_due VALUES (?)').run(accountId);
      });
      const start = performance.now();
      await derived.settle();
      changes.push(performance.now() - start);
    }
    const previews = await timed(RUNS, () => preview(workspace));
    const [allMs, changeMs, previewMs] = [median(times), median(changes), median(previews)];
    return { allMs, weeksMs, nextDayMs: median(mornings), blockMs: delay.max / 1e6, changeMs, previewMs };
  } finally {
    await workspace.close();
  }
};

const preview = async ({ client }: TestWorkspace): Promise<void> => {
  const [model] = (await client.health.models()).models;
  if (!model) throw new Error('no model was shipped');
  const { id, segmentId, stageKind, name, minimumCoverage, feelingCaps, weights } = model;
  const changed = { segmentId, stageKind, name, minimumCoverage, feelingCaps, weights: { ...weights, cadence: 60 } };
  await client.health.preview({ ...changed, id, limit: 50 });
};

const allDue = (workspace: TestWorkspace): Promise<void> =>
  workspace.kernel.unitOfWork.derive((sqlite) => {
    sqlite.prepare('INSERT OR IGNORE INTO derived_due SELECT id FROM account').run();
  });
