import { brazilianHolidays } from '#shared/domain/brazilian-holidays.ts';
import type { ShippedContent } from '../default-content/shipped-content.ts';

const YEARS_AHEAD = 2;

/** The national holidays of this year and the next ones; each year that begins brings one more. */
export const shipHolidays = (content: ShippedContent): void => {
  const year = Number(content.today.slice(0, 4));
  for (let ahead = 0; ahead <= YEARS_AHEAD; ahead += 1) {
    for (const { day, key, kind } of brazilianHolidays(year + ahead)) {
      // Optional days count as business days: whether they are kept varies.
      if (kind === 'national') content.put('holiday', day, { day, content_key: key });
    }
  }
};
