import type { Kernel } from '#core/kernel/kernel.ts';
import type { TodayEntry, TodayView } from '#shared/contract/today.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { canSnooze, type TodayLine, todayOf } from '#shared/domain/today.ts';
import { singleTouchModel } from '#shared/domain/touch-model.ts';
import { standingRows } from '../accounts/standing-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';
import { type CadenceKept, cadenceKept } from './cadence-kept.ts';
import { readSnoozes, writeSnooze } from './snoozes.ts';
import { calendarOf } from './today-calendar.ts';
import { lastCalendarDay, readToday, todayAccounts } from './today-facts.ts';
import { holidaysBetween } from './today-repository.ts';

/** Longest that a thing is put off: what nobody sees for a quarter is forgotten, not put off. */
const LONGEST_SNOOZE = 92;

/** The Today page (H3). */
export class TodayService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  open({ linesPerLane }: { linesPerLane: number }): Promise<TodayView> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const { memberId } = actor;
    const today = clock.today();
    const until = lastCalendarDay(today);
    return unitOfWork.read(async (db) => {
      const data = await readToday(db, { memberId, today, now: clock.now(), until });
      const { first, lanes, snoozed } = todayOf(data.facts, today, await readSnoozes(db, { memberId, today }));
      const named = (line: TodayLine): TodayEntry => ({
        ...line,
        accountName: line.accountId === null ? null : (data.accounts.get(line.accountId)?.name ?? null),
        canSnooze: canSnooze(line),
      });
      return {
        day: today,
        accounts: data.accounts.size,
        singleModel: singleTouchModel(data.models),
        first: first && named(first),
        lanes: lanes.map(({ key, lines }) => ({
          key,
          total: lines.length,
          lines: lines.slice(0, linesPerLane).map(named),
        })),
        snoozed: snoozed.map((line) => ({ ...named(line), until: line.until })),
        calendar: calendarOf(data, today, await holidaysBetween(db, today, until)),
      };
    });
  }

  /** H2. */
  cadence({ accountId }: { accountId: string | null }): Promise<CadenceKept> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const accounts =
        accountId === null
          ? [...(await todayAccounts(db, { memberId: actor.memberId, now: clock.now() })).values()]
          : await standingRows(db, clock.now(), accountId);
      const modelOf = await touchModelFinder(db);
      return cadenceKept(db, { accounts, modelOf, today });
    });
  }

  /** @throws DomainError VALUE_REFUSED for a day that is past or too far */
  async snooze({ thing, until }: { thing: string; until: Day | null }): Promise<Record<string, never>> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    if (until !== null && (until <= today || until > addDays(today, LONGEST_SNOOZE)))
      throw new DomainError('VALUE_REFUSED', { field: 'until', reason: 'out_of_range' });
    await unitOfWork.write(until === null ? 'today.wake' : 'today.snooze', ({ rows }) =>
      writeSnooze(rows, { memberId: actor.memberId, thing, until }),
    );
    return {};
  }
}
