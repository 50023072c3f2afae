import { addBusinessDays, addDays, type Day } from '#shared/domain/calendar.ts';
import type { ReviewKind, ReviewStage, ReviewStep } from '#shared/domain/vocabulary.ts';
import { stepsAskedFor } from '#shared/domain/review-preparation.ts';
import { defaultTouchModels } from '#shared/domain/touch-model.ts';
import { flagshipKey } from '#resources/demo/close-accounts.ts';
import type { Client } from './demo-client.ts';

/** One review of a client, held or to be held. */
export interface DemoReview {
  id: string;
  index: number;
  kind: ReviewKind;
  stage: ReviewStage;
  on: Day;
  hour: number;
  from: Day;
  to: Day;
  previousId: string | null;
  nextId: string | null;
  nextOn: Day | null;
  isPast: boolean;
  /** Of the last reviews the whole preparation was kept; of older ones what was agreed. */
  isRecent: boolean;
  /** Steps of the preparation that are done. */
  done: readonly ReviewStep[];
}

const EVERY_DAYS = 91;
const KEPT_WHOLE = 4;
const onBusinessDay = (day: Day): Day => addBusinessDays(addDays(day, -1), 1);

/** The client whose meeting was yesterday: its recap is owed. */
const justHeld = 'pedra-lisa';
const JUST_HELD_AGO = 1;

function reviewDays({ account, until, since, world }: Client): Day[] {
  if (account.touch === 'low' || account.touch === 'tech') return [];
  const next = account.reviewIn === undefined ? null : addDays(world.today, account.reviewIn);
  const days = next ? [onBusinessDay(next)] : [];
  if (account.story === 'onboarding') return days;
  const oldest = addDays(world.today, -700);
  const first = addDays(since, 75) > oldest ? addDays(since, 75) : oldest;
  const anchor = next ?? addDays(until, -30 + EVERY_DAYS);
  for (let day = addDays(anchor, -EVERY_DAYS); day > first; day = addDays(day, -EVERY_DAYS)) {
    if (day < until) days.unshift(onBusinessDay(day));
  }
  return days;
}

function kindOf({ account }: Client, index: number, isLast: boolean): ReviewKind {
  if (account.story === 'onboarding' && isLast) return 'welcome';
  if (account.touch === 'exclusive') return index % 2 === 1 ? 'ebr' : 'qbr';
  return account.sector === 'public_sector' && index % 3 === 2 ? 'ebr' : 'qbr';
}

function preparation({ account }: Client, kind: ReviewKind): Pick<DemoReview, 'stage' | 'done'> {
  const asked = stepsAskedFor(defaultTouchModels[account.touch], kind);
  const days = account.reviewIn ?? 90;
  if (account.key === flagshipKey) return { stage: 'preparing', done: ['period_and_people'] };
  if (days <= 3) return { stage: 'ready', done: asked };
  // The value delivered is the consultant's to write, which nobody has done yet.
  const easy = asked.filter((step) => step !== 'value_delivered');
  if (days <= 8) return { stage: 'preparing', done: easy.slice(0, Math.ceil(asked.length * 0.6)) };
  if (days <= 15) return { stage: 'preparing', done: asked.slice(0, 2) };
  return { stage: 'planned', done: [] };
}

/** The reviews of two years and the next one, the oldest first. */
export function reviewStory(client: Client): DemoReview[] {
  const { world, idOf, account } = client;
  const planned = reviewDays(client).map((on) => ({ on, isRegular: false }));
  if (account.key === justHeld) planned.push({ on: addBusinessDays(world.today, -JUST_HELD_AGO), isRegular: true });
  const days = planned.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const idAt = (index: number) => (days[index] ? idOf('review', index) : null);
  return days.map(({ on, isRegular }, index): DemoReview => {
    const isPast = on < world.today;
    const kind = isRegular ? 'regular' : kindOf(client, index, index === days.length - 1);
    const asked = stepsAskedFor(defaultTouchModels[account.touch], kind);
    const before = days[index - 1]?.on ?? addDays(on, -EVERY_DAYS);
    const held = { stage: isRegular ? ('held' as const) : ('followed_up' as const), done: asked };
    return {
      id: idOf('review', index),
      index,
      kind,
      ...(isPast ? held : preparation(client, kind)),
      on,
      hour: [9, 10, 14, 15][(index + account.months) % 4] ?? 10,
      from: addDays(before, 1),
      to: addDays(on, -1),
      previousId: idAt(index - 1),
      nextId: idAt(index + 1),
      nextOn: days[index + 1]?.on ?? null,
      isPast,
      isRecent: index >= days.length - KEPT_WHOLE,
    };
  });
}
