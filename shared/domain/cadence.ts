import { addDays, type Day, daysBetween, type Period, periodContains } from './calendar.ts';
import { type Measured, measured } from './measured.ts';
import type { TouchModel } from './touch-model.ts';
import type { Channel } from './vocabulary.ts';

export type LoggedInteraction = { channel: Channel; automated: boolean };

/** H2. With the client in either direction; automated ones only where the touch model lets them count. */
export function countsAsContact(interaction: LoggedInteraction, model: Pick<TouchModel, 'automatedCounts'>): boolean {
  return interaction.channel !== 'internal_note' && (!interaction.automated || model.automatedCounts);
}

export type ContactStatus = {
  lastContactOn: Day | null;
  /** Null when there never was a contact. */
  daysSinceContact: number | null;
  dueOn: Day;
  /** Due today or later than today is not late. */
  late: boolean;
  /** 0 unless late. */
  daysLate: number;
};

/**
 * H2. `since` is the day the cadence began to count (start of ongoing): the first contact is due one interval later.
 * Contacts after `today` are appointments and do not count yet.
 */
export function contactStatus(
  { lastContactOn, since, intervalDays }: { lastContactOn: Day | null; since: Day; intervalDays: number },
  today: Day,
): ContactStatus {
  const last = lastContactOn !== null && lastContactOn <= today ? lastContactOn : null;
  const dueOn = addDays(last ?? since, intervalDays);
  const daysLate = Math.max(0, daysBetween(dueOn, today));
  return {
    lastContactOn: last,
    daysSinceContact: last === null ? null : daysBetween(last, today),
    dueOn,
    late: daysLate > 0,
    daysLate,
  };
}

/**
 * H2. The days a contact was due until `until`, each with whether one came in time. Each due day looks back one
 * interval: a contact there is on time and the next one is due an interval after it; without one, the next is due an
 * interval after the day missed, so that a long silence counts as often as a contact was owed.
 */
export function dueContacts(
  contactDays: readonly Day[],
  { since, intervalDays }: { since: Day; intervalDays: number },
  until: Day,
): { on: Day; met: boolean }[] {
  const found: { on: Day; met: boolean }[] = [];
  const contacts = contactDays.toSorted();
  let index = 0;
  let anchor = since;
  for (let dueOn = addDays(anchor, intervalDays); dueOn <= until; dueOn = addDays(anchor, intervalDays)) {
    let met: Day | null = null;
    for (let contact = contacts[index]; contact !== undefined && contact <= dueOn; contact = contacts[index]) {
      if (contact > anchor) met = contact;
      index += 1;
    }
    found.push({ on: dueOn, met: met !== null });
    anchor = met ?? dueOn;
  }
  return found;
}

/** H2. Contacts on time ÷ contacts due in the period, in percent; null when none was due. */
export function cadenceCompliance(
  contactDays: readonly Day[],
  cadence: { since: Day; intervalDays: number },
  period: Period,
): Measured {
  const due = dueContacts(contactDays, cadence, period.end).filter(({ on }) => periodContains(period, on));
  return measured(due.filter(({ met }) => met).length, due.length);
}
