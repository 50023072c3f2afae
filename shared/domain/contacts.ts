import { type Day, daysBetween } from './calendar.ts';
import type { ContactRole } from './vocabulary.ts';

export type KnownContact = { role: ContactRole | null; leftOn: Day | null; lastInteractionOn: Day | null };

export type ContactWarning =
  | { key: 'no_sponsor' }
  | { key: 'no_champion' }
  | { key: 'few_live_contacts'; live: number; wanted: number };

export const LIVE_DAYS = 90;
export const WANTED_LIVE_CONTACTS = 3;

function isHere(contact: Pick<KnownContact, 'leftOn'>, today: Day): boolean {
  return contact.leftOn === null || contact.leftOn > today;
}

/** A3. Still at the client, with an interaction in the last 90 days. */
export function isLiveContact(contact: Omit<KnownContact, 'role'>, today: Day): boolean {
  const { lastInteractionOn } = contact;
  if (lastInteractionOn === null || !isHere(contact, today)) return false;
  return daysBetween(lastInteractionOn, today) <= LIVE_DAYS;
}

/** A3. What is missing in the people known at an account. Somebody who left is nobody's sponsor. */
export function contactWarnings(contacts: readonly KnownContact[], today: Day): ContactWarning[] {
  const here = contacts.filter((contact) => isHere(contact, today));
  const live = here.filter((contact) => isLiveContact(contact, today)).length;
  const warnings: ContactWarning[] = [];
  if (!here.some(({ role }) => role === 'sponsor')) warnings.push({ key: 'no_sponsor' });
  if (!here.some(({ role }) => role === 'champion')) warnings.push({ key: 'no_champion' });
  if (live < WANTED_LIVE_CONTACTS) warnings.push({ key: 'few_live_contacts', live, wanted: WANTED_LIVE_CONTACTS });
  return warnings;
}
