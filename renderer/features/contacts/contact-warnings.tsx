import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactWarningEntry } from '#shared/contract/accounts.ts';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import classes from './contacts.module.css';

/** A3: what the relation hangs on too few people for. */
export function ContactWarnings({ warnings }: { warnings: readonly ContactWarningEntry[] }): ReactNode {
  const { t } = useTranslation(['contacts', 'account']);
  if (warnings.length === 0) return <SignalMark signal="good" label={t('healthy')} />;
  return (
    <ul className={classes['warnings']}>
      {warnings.map((warning) => (
        <li key={warning.key}>
          <SignalMark
            signal={warning.key === 'no_sponsor' ? 'risk' : 'attention'}
            label={
              warning.key === 'few_live_contacts'
                ? t('account:warning.few_live_contacts', { live: warning.live, wanted: warning.wanted })
                : t(`account:warning.${warning.key}`)
            }
          />
        </li>
      ))}
    </ul>
  );
}
