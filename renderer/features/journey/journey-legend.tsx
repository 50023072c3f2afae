import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { PictureLayout } from './journey-layout.ts';
import classes from './journey.module.css';

interface Props {
  layout: Pick<PictureLayout, 'perRoot' | 'least'>;
  currency: string | null;
  largest: number;
  /** Accounts whose size says nothing. */
  unsized: number;
}

const LARGEST_SAMPLE = 13;

/** The amounts that two or three sizes stand for: round ones below the largest. */
function sizesOf(largest: number, { perRoot, least }: Props['layout']): number[] {
  const top = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  const round = largest >= top * 5 ? top * 5 : top;
  const sizes = [round, round / 5, round / 25, round / 125];
  const radius = (minor: number) => perRoot * Math.sqrt(minor);
  return sizes.filter((minor) => radius(minor) > least && radius(minor) <= LARGEST_SAMPLE).slice(0, 2);
}

export function JourneyLegend({ layout, currency, largest, unsized }: Props): ReactNode {
  const { t } = useTranslation('journey');
  const format = useFormat();
  return (
    <div className={classes['legend']}>
      <SignalMark signal="good" label={t('legend.good')} />
      <SignalMark signal="attention" label={t('legend.attention')} />
      <SignalMark signal="risk" label={t('legend.risk')} />
      <span className={classes['pair']}>
        <Ring kind="behind" />
        {t('legend.behind')}
      </span>
      <span className={classes['pair']}>
        <Ring kind="stuck" />
        {t('legend.stuck')}
      </span>
      {currency && (
        <span className={classes['pair']}>
          {t('legend.size', { currency })}
          {sizesOf(largest, layout).map((minor) => {
            const r = Math.max(layout.least, layout.perRoot * Math.sqrt(minor));
            return (
              <span key={minor} className={classes['pair']}>
                <svg width={r * 2 + 2} height={r * 2 + 2} aria-hidden>
                  <circle cx={r + 1} cy={r + 1} r={r} className={classes['sample']} />
                </svg>
                {format.money(minor, currency, true)}
              </span>
            );
          })}
        </span>
      )}
      {unsized > 0 && currency && <span>{t('legend.unsized', { count: unsized, currency })}</span>}
    </div>
  );
}

function Ring({ kind }: { kind: 'behind' | 'stuck' }): ReactNode {
  return (
    <svg width="16" height="16" aria-hidden>
      <circle cx="8" cy="8" r="3.5" className={classes['sample']} />
      <circle cx="8" cy="8" r="6.5" className={classes['ring']} data-ring={kind} />
    </svg>
  );
}
