import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import type { Reason } from './journey-attention.ts';
import { signalOf } from './journey-attention.ts';
import classes from './journey.module.css';
import type { JourneyTexts } from './use-journey-texts.ts';

export interface Standing {
  row: PortfolioRow;
  reasons: readonly Reason[];
}

interface Props {
  /** In the order of how much they press. */
  standing: readonly Standing[];
  /** What was selected in the picture; then only that is listed. */
  selected: readonly Standing[];
  texts: JourneyTexts;
  onShow(id: string): void;
  onClear(): void;
}

const FIRST = 40;

/** D4. Who needs somebody, and why; or what was selected. */
export function AttentionList({ standing, selected, texts, onShow, onClear }: Props): ReactNode {
  const { t } = useTranslation('journey');
  const [most, setMost] = useState(FIRST);
  const isSelection = selected.length > 0;
  const listed = isSelection ? selected : standing;
  return (
    <aside className={classes['aside']} aria-label={t(isSelection ? 'selection.title' : 'attention.title')}>
      <div className={classes['asideHead']}>
        <h2>{isSelection ? t('selection.count', { count: selected.length }) : t('attention.title')}</h2>
        {isSelection ? (
          <Button variant="subtle" size="compact-xs" onClick={onClear}>
            {t('selection.clear')}
          </Button>
        ) : (
          <span className={classes['count']}>{standing.length}</span>
        )}
      </div>
      {listed.length === 0 && <p className={classes['quiet']}>{t('attention.none')}</p>}
      <ul className={classes['list']}>
        {listed.slice(0, most).map(({ row, reasons }) => (
          <li key={row.id}>
            <button type="button" className={classes['line']} onClick={() => onShow(row.id)}>
              <SignalMark signal={signalOf(reasons)} label={<span className={classes['who']}>{row.name}</span>} />
              <span className={classes['why']}>{reasons.map(texts.reason).join(' · ') || texts.stage(row)}</span>
            </button>
          </li>
        ))}
      </ul>
      {listed.length > most && (
        <Button variant="subtle" size="compact-sm" m={8} onClick={() => setMost(most + FIRST * 5)}>
          {t('attention.more', { count: listed.length - most })}
        </Button>
      )}
    </aside>
  );
}
