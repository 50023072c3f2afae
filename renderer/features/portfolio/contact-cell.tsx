import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './portfolio.module.css';

/** Days late after which a missed contact is a risk and not only a reminder. */
const VERY_LATE = 14;

/** Last contact against the cadence (H2): when it was, and by when the next is due. */
export function ContactCell({ contact }: { contact: PortfolioRow['contact'] }): ReactNode {
  const { t } = useTranslation('portfolio');
  const format = useFormat();
  if (!contact) return <span className={classes['quiet']}>–</span>;
  const days = contact.daysSinceContact;
  const last = days === null ? t('never') : days === 0 ? t('contactToday') : t('age', { days });
  const title = [
    contact.lastContactOn ? format.day(contact.lastContactOn) : '',
    t('dueOn', { day: format.day(contact.dueOn) }),
    contact.late ? t('late', { days: contact.daysLate }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
  if (contact.late) {
    return (
      <SignalMark
        signal={contact.daysLate > VERY_LATE ? 'risk' : 'attention'}
        label={
          <span title={title}>
            {last}
            <span className={classes['quiet']}>{` · ${t('over', { days: contact.daysLate })}`}</span>
          </span>
        }
      />
    );
  }
  return <span title={title}>{last}</span>;
}
