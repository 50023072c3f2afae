import { addBusinessDays } from '#shared/domain/calendar.ts';
import type { Two } from '#resources/demo/story.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { instantAt } from './demo-world.ts';

/** Whose numbers are fine and who is felt to be leaving: what no measure sees yet (G6). */
const DOUBTED = 'araucaria';

const note: Two = [
  'Os números vão bem, mas o diretor industrial novo já trabalhou com um concorrente e perguntou pela multa de rescisão.',
  'The numbers are fine, but the new plant director worked with a competitor before and asked about the termination fee.',
];
const marks: readonly { kind: 'emotion' | 'reason'; value: string | Two }[] = [
  { kind: 'emotion', value: 'indifferent' },
  { kind: 'emotion', value: 'insecure' },
  { kind: 'reason', value: ['Novo diretor', 'New director'] },
  { kind: 'reason', value: ['Preferência por concorrente', 'Leans to a competitor'] },
];

/** One reading against the health, so that the list of disagreements has one that is opposite. */
export function* secondThoughtRows({ account, id, idOf, say, world }: Client): Generator<DemoRow> {
  if (account.key !== DOUBTED) return;
  const feelingId = idOf('feeling', 'second-thought');
  yield row('feeling', feelingId, {
    account_id: id,
    author_id: world.memberId,
    felt_at: instantAt(addBusinessDays(world.today, -1), 19, 10),
    satisfaction: 3,
    trust: 2,
    moment: 'at_risk',
    note: say(note),
    interaction_id: null,
    review_id: null,
  });
  for (const [index, { kind, value }] of marks.entries()) {
    yield row('feeling_mark', idOf(feelingId, 'mark', index), {
      account_id: id,
      feeling_id: feelingId,
      kind,
      value: typeof value === 'string' ? value : say(value),
    });
  }
}
