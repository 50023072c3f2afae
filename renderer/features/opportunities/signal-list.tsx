import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpportunitySignalRow } from '#shared/contract/opportunities.ts';
import view from '#renderer/components/portfolio-view.module.css';
import { useFormat } from '#renderer/lib/use-format.ts';

interface Props {
  signals: readonly OpportunitySignalRow[];
  asOf: string | null;
  onAdd(signal: OpportunitySignalRow): void;
}

const SHOWN = 8;

/** L1: what the data suggest, with the number that says so; a person decides whether it becomes an opportunity. */
export function SignalList({ signals, asOf, onAdd }: Props): ReactNode {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? signals : signals.slice(0, SHOWN);
  return (
    <section className={view['block']}>
      <h2>{t('opportunities.signals.title')}</h2>
      <p className={view['quiet']}>
        {signals.length === 0 && t('opportunities.signals.none')}{' '}
        {asOf && t('opportunities.signals.asOf', { day: format.day(asOf) })}
      </p>
      <ul className={view['lines']}>
        {shown.map((signal) => (
          <li key={`${signal.accountId}${signal.key}`} className={view['line']}>
            <span>
              <Link to="/accounts/$accountId/summary" params={{ accountId: signal.accountId }}>
                {signal.accountName}
              </Link>
              <br />
              {t(`opportunities.signals.${signal.key}`, signal.values)}
            </span>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => onAdd(signal)}
              aria-label={`${t('opportunities.signals.add')}: ${signal.accountName}`}
            >
              {t('opportunities.signals.add')}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < signals.length && (
        <Button size="compact-xs" variant="subtle" mt="xs" onClick={() => setAll(true)}>
          {t('opportunities.signals.more', { count: signals.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
