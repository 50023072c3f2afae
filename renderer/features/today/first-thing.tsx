import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayEntry } from '#shared/contract/today.ts';
import { LineAction } from './line-action.tsx';
import { useReasonText } from './reason-text.ts';
import classes from './today.module.css';

/** The answer to "what should I do first?" (ui.md, Hoje). */
export function FirstThing({ line }: { line: TodayEntry | null }): ReactNode {
  const { t } = useTranslation('today');
  const reason = useReasonText();
  if (!line) return <p className={classes['firstNone']}>{t('first.nothing')}</p>;
  return (
    <section className={classes['first']} aria-label={t('first.label')}>
      <div className={classes['firstWords']}>
        <p className={classes['firstLabel']}>{t('first.label')}</p>
        <p className={classes['firstLine']}>
          {line.accountId && (
            <Link
              to="/accounts/$accountId/summary"
              params={{ accountId: line.accountId }}
              className={classes['firstClient']}
            >
              {line.accountName}
            </Link>
          )}
          <span>{reason(line)}</span>
        </p>
      </div>
      <LineAction line={line} prominent />
    </section>
  );
}
