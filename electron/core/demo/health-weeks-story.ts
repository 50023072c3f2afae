import type { Kernel } from '#core/kernel/kernel.ts';
import { addDays, type Day, weekStart } from '#shared/domain/calendar.ts';
import { bandOfMoment } from '#shared/domain/feeling.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { computeDerived, derivedFrame } from '../derived/derived-compute.ts';
import type { Derived } from '../derived/derived-repository.ts';
import { putHealthWeek } from '../health/health-weeks.ts';

/** Before this week, which the first look at the portfolio writes. */
const WEEKS = 20;

const notes: Record<Language, string> = {
  'pt-BR': 'Os números ainda não mostram, mas o cliente disse o que sente. Vale a palavra da consultora.',
  en: 'The figures do not show it yet, but the client said how it feels. The consultant’s word stands.',
};

/** K5. The points that the owners' laptops would have kept, told from what was known on the Monday of each week. */
export const fillHealthWeeks = async (
  kernel: Kernel,
  { today, language }: { today: Day; language: Language },
): Promise<void> => {
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
  let computed: Derived[] = [];
  for (let back = WEEKS; back > 0; back -= 1) {
    const day = weekStart(addDays(today, -7 * back));
    const known = accounts
      .filter(({ client_since }) => client_since !== null && client_since <= day)
      .map(({ id }) => id);
    const moment = { today: day, now: `${day}T20:00:00.000Z` };
    computed = await unitOfWork.read(async (db) => computeDerived(db, known, await derivedFrame(db, moment)));
    await unitOfWork.write(null, ({ rows }) => {
      for (const { facts, health } of computed) {
        const { shownScore, coverage } = health;
        if (shownScore === null) continue;
        putHealthWeek(rows, { accountId: facts.accountId, day, shown: shownScore, coverage, health });
      }
    });
  }
  await decideOne(kernel, computed, { day: weekStart(addDays(today, -7)), note: notes[language] });
};

/** G6. One of the disagreements was decided last week, the others wait. */
const decideOne = async (
  { unitOfWork, actor }: Kernel,
  computed: readonly Derived[],
  { day, note }: { day: Day; note: string },
): Promise<void> => {
  const found = computed.find(({ health }) => health.disagreement === 'different');
  const moment = found?.facts.feeling?.moment;
  if (!found || !moment) return;
  const { score, band } = found.health.withoutFeeling;
  await unitOfWork.write(null, ({ rows }) =>
    rows.insert('health_decision', {
      account_id: found.facts.accountId,
      decided_on: day,
      author_id: actor.memberId,
      computed_score: score,
      computed_band: band,
      moment,
      feeling_band: bandOfMoment(moment),
      final_band: bandOfMoment(moment),
      note,
    }),
  );
};
