import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import classes from './portfolio.module.css';

const SHOWN = 3;

/** C1: no silent gap after onboarding; who has nothing planned next is named above the list. */
export function GapHint(): ReactNode {
  const { t } = useTranslation('activation');
  const { data: gaps = [] } = useQuery(
    core.activation.gaps.queryOptions({
      meta: reads('account', 'activation', 'review', 'task', 'goal', 'success_plan', 'playbook_run'),
    }),
  );
  if (gaps.length === 0) return null;
  return (
    <p className={classes['hint']} role="status">
      {t('gaps', { count: gaps.length })}
      {gaps.slice(0, SHOWN).map(({ accountId, name }) => (
        <span key={accountId}>
          {' '}
          <Link to="/accounts/$accountId/activation" params={{ accountId }}>
            {name}
          </Link>
        </span>
      ))}
      {gaps.length > SHOWN && ' …'}
    </p>
  );
}
