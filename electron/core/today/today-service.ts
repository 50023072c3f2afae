import type { Kernel } from '#core/kernel/kernel.ts';
import type { TodayEntry, TodayView } from '#shared/contract/today.ts';
import { type TodayLine, todayOf } from '#shared/domain/today.ts';
import { calendarOf } from './today-calendar.ts';
import { lastCalendarDay, readToday } from './today-facts.ts';
import { holidaysBetween } from './today-repository.ts';

/** The Today page (H3). */
export class TodayService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  open({ linesPerLane }: { linesPerLane: number }): Promise<TodayView> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    const until = lastCalendarDay(today);
    return unitOfWork.read(async (db) => {
      const data = await readToday(db, { memberId: actor.memberId, today, now: clock.now(), until });
      const { first, lanes } = todayOf(data.facts, today);
      const named = (line: TodayLine): TodayEntry => ({
        ...line,
        accountName: line.accountId === null ? null : (data.accounts.get(line.accountId)?.name ?? null),
      });
      return {
        day: today,
        accounts: data.accounts.size,
        first: first && named(first),
        lanes: lanes.map(({ key, lines }) => ({
          key,
          total: lines.length,
          lines: lines.slice(0, linesPerLane).map(named),
        })),
        calendar: calendarOf(data, today, await holidaysBetween(db, today, until)),
      };
    });
  }
}
