import { describe, expect, it } from 'vitest';
import { contactWarnings, isLiveContact } from '#shared/domain/contacts.ts';

const today = '2025-06-30';
const person = (
  role: 'sponsor' | 'champion' | 'user' | null,
  lastInteractionOn: string | null = today,
  leftOn: string | null = null,
) => ({
  role,
  lastInteractionOn,
  leftOn,
});

describe('contacts', () => {
  it('are live within 90 days of an interaction', () => {
    expect(isLiveContact(person(null, '2025-04-01'), today)).toBe(true);
    expect(isLiveContact(person(null, '2025-03-31'), today)).toBe(false);
    expect(isLiveContact(person(null, null), today)).toBe(false);
    expect(isLiveContact(person(null, today, today), today)).toBe(false);
  });

  it('give no warning with sponsor, champion and three live people', () => {
    expect(contactWarnings([person('sponsor'), person('champion'), person('user')], today)).toEqual([]);
  });

  it('A3: warn of everything that is missing', () => {
    expect(contactWarnings([], today)).toEqual([
      { key: 'no_sponsor' },
      { key: 'no_champion' },
      { key: 'few_live_contacts', live: 0, wanted: 3 },
    ]);
  });

  it('name the one who is missing', () => {
    const others = [person('user'), person('user')];
    expect(contactWarnings([person('sponsor'), ...others], today)).toEqual([{ key: 'no_champion' }]);
    expect(contactWarnings([person('champion'), ...others], today)).toEqual([{ key: 'no_sponsor' }]);
  });

  it('do not count who left, and count who leaves later', () => {
    const gone = person('champion', today, '2025-06-01');
    const leaving = person('sponsor', today, '2025-07-31');
    expect(contactWarnings([gone, leaving, person('user'), person('user')], today)).toEqual([{ key: 'no_champion' }]);
  });
});
