import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#shared/domain/trigger-rule.ts';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { useFactWords } from '#renderer/lib/fact-words.ts';
import { reads } from '#renderer/lib/query-client.ts';
import classes from '../playbooks.module.css';

const SHOWN = 40;

interface Props {
  conditions: readonly Condition[];
  /** A rule fires; a campaign reaches, without conditions everybody. */
  by: 'triggers' | 'campaigns';
}

/** For whom it would be today, by name and with the values (I2, I4), as the sentence is being written. */
export function ReachList({ conditions, by }: Props): ReactNode {
  const { t } = useTranslation('playbooks');
  const words = useFactWords();
  const query = useQuery({
    ...core.triggers.preview.queryOptions({
      input: { conditions: [...conditions], everybody: by === 'campaigns' },
      meta: reads('derived_account', 'account'),
    }),
    placeholderData: keepPreviousData,
  });
  if (query.error) return <ErrorState error={query.error} where={t('triggers.reachFailed')} />;
  const { accounts = [], computed = 0 } = query.data ?? {};
  const count = accounts.length;
  return (
    <div className={classes['reach']}>
      <Text role="status" fw={600} size="sm">
        {count === 0 ? t(`${by}.reachNone`) : t(`${by}.reach`, { count })}{' '}
        <span className={classes['quiet']}>{t('triggers.reachOf', { total: computed })}</span>
      </Text>
      {count > 0 && (
        <ul tabIndex={0} aria-label={t(`${by}.reach`, { count })}>
          {accounts.slice(0, SHOWN).map(({ id, name, values }) => (
            <li key={id}>
              {name}
              <span className={classes['quiet']}>
                {values.length > 0 && ` · ${values.map((one) => words.value(one.fact, one.value)).join(' · ')}`}
              </span>
            </li>
          ))}
          {count > SHOWN && <li className={classes['quiet']}>{t('triggers.reachMore', { count: count - SHOWN })}</li>}
        </ul>
      )}
    </div>
  );
}
