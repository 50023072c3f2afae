import type { Kernel } from '#core/kernel/kernel.ts';
import { addDays, type Day, weekStart } from '#shared/domain/calendar.ts';
import { computeDerived, derivedFrame } from '../derived/derived-compute.ts';
import { putHealthWeek } from '../health/health-weeks.ts';

/** Before this week, which the first look at the portfolio writes. */
const WEEKS = 20;

/** K5. The points that the owners' laptops would have kept, told from what was known on the Monday of each week. */
export const fillHealthWeeks = async (kernel: Kernel, today: Day): Promise<void> => {
  const { unitOfWork } = kernel;
  const accounts = await unitOfWork.read((db) =>
    db
      .selectFrom('account')
      .select(['id', 'client_since'])
      .where('status', '<>', 'lost')
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .execute(),
  );
  for (let back = WEEKS; back > 0; back -= 1) {
    const day = weekStart(addDays(today, -7 * back));
    const known = accounts
      .filter(({ client_since }) => client_since !== null && client_since <= day)
      .map(({ id }) => id);
    const moment = { today: day, now: `${day}T20:00:00.000Z` };
    const computed = await unitOfWork.read(async (db) => computeDerived(db, known, await derivedFrame(db, moment)));
    await unitOfWork.write(null, ({ rows }) => {
      for (const { facts, health } of computed) {
        const { shownScore, coverage } = health;
        if (shownScore !== null)
          putHealthWeek(rows, { accountId: facts.accountId, day, shown: shownScore, coverage, health });
      }
    });
  }
};
