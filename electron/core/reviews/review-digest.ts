import type { EventKind, PeriodEvent, ReviewDigest } from '#shared/contract/review-digest.ts';
import { periodContains } from '#shared/domain/calendar.ts';
import type { GoalFact } from './goal-facts.ts';
import { contactsIn, periodNumbers, usagePicture } from './period-numbers.ts';
import type { PeriodData } from './period-repository.ts';

/** What was picked at step 2: the item by what it was taken from. */
export type Picks = ReadonlyMap<string, string>;

export const pickKey = (table: string, id: string): string => `${table}:${id}`;

/** F3 step 2: the period in one list, every line with where it comes from. */
export function digestOf(data: PeriodData, goals: readonly GoalFact[], picks: Picks): ReviewDigest {
  const picture = usagePicture(data);
  return {
    from: data.period.start,
    to: data.period.end,
    numbers: periodNumbers(data, goals).map((number) => ({
      ...number,
      pickedBy: picks.get(pickKey('number', number.id)) ?? null,
    })),
    events: eventsOf(data, goals)
      .map((event) => ({ ...event, pickedBy: picks.get(pickKey(event.table, event.id)) ?? null }))
      .toSorted((a, b) => b.on.localeCompare(a.on)),
    granularity: picture.granularity,
    usage: picture.lines.map(({ name, points, baseline, source, asOf }) => ({ name, points, baseline, source, asOf })),
    feelings: data.feelings
      .filter(({ on }) => periodContains(data.period, on))
      .map(({ id, on, moment, satisfaction, trust, author, note }) => ({
        id,
        on,
        moment,
        satisfaction,
        trust,
        by: author,
        note,
      })),
  };
}

type Bare = Omit<PeriodEvent, 'pickedBy'>;

function eventsOf(data: PeriodData, goals: readonly GoalFact[]): Bare[] {
  const within = (day: string | null): day is string => day !== null && periodContains(data.period, day);
  const event =
    (kind: EventKind, tab: PeriodEvent['tab'], table: string) => (fields: Omit<Bare, 'kind' | 'tab' | 'table'>) => ({
      kind,
      tab,
      table,
      ...fields,
    });
  const contact = event('contact', 'interactions', 'interaction');
  const supportCase = event('case', 'cases', 'support_case');
  const answer = event('answer', 'history', 'survey_answer');
  const contract = event('contract', 'contracts', 'contract');
  const goal = event('goal', 'plan', 'goal');
  return [
    ...contactsIn(data, data.period).map((row) =>
      contact({ id: row.id, on: row.on, title: row.subject, detail: row.channel, internal: row.audience !== 'client' }),
    ),
    ...data.cases
      .filter((row) => within(row.openedOn) || within(row.solvedOn))
      .map((row) =>
        supportCase({
          id: row.id,
          on: within(row.solvedOn) ? row.solvedOn : row.openedOn,
          title: row.title,
          detail: row.status,
          internal: row.audience !== 'client',
        }),
      ),
    ...data.answers
      .filter((row) => within(row.answered_on))
      .map((row) =>
        answer({
          id: row.id,
          on: row.answered_on,
          title: [`${row.kind.toUpperCase()} ${row.score}`, row.comment].filter(Boolean).join(' · '),
          detail: row.contact_name,
          internal: row.audience !== 'client',
        }),
      ),
    ...data.contracts.flatMap((row) => {
      const changes = [
        { on: row.starts_on, detail: 'started' },
        { on: row.ends_on, detail: 'ends' },
        { on: row.canceled_on, detail: 'canceled' },
      ];
      // One line a contract: a start and an end in one quarter are two facts, and the later one names it.
      const last = changes.filter(({ on }) => within(on)).at(-1);
      return last?.on
        ? [contract({ id: row.id, on: last.on, title: row.product, detail: last.detail, internal: true })]
        : [];
    }),
    ...goals
      .filter(({ closed_on: closedOn }) => within(closedOn))
      .map((row) =>
        goal({
          id: row.id,
          on: row.closed_on ?? '',
          title: row.title,
          detail: row.status,
          internal: row.audience !== 'client',
        }),
      ),
  ];
}
