import type { ReactNode } from 'react';
import type { ViewValueDelivered } from '#shared/domain/client-view.ts';
import { monthLabels } from '#shared/domain/client-view/format.ts';
import { changeText, valueTrend } from '#shared/domain/client-view/messages.ts';
import { shownHighlights } from '#shared/domain/client-view/quarter-reading.ts';
import type { ReportTelling } from '../figures/telling.ts';
import classes from './quarter-figures.module.css';

interface Props {
  telling: ReportTelling;
}

/** The upper half of slide 2 with what the deck puts there: value delivered and its trend, then two or three numbers. */
export function QuarterFigures({ telling }: Props): ReactNode {
  const { view, format } = telling;
  const value = view.valueDelivered;
  const highlights = shownHighlights(view);
  if (!value && highlights.length === 0) return null;
  return (
    <div className={classes['figures']} data-with-value={value ? true : undefined}>
      {value && <Value telling={telling} value={value} />}
      <dl className={classes['numbers']}>
        {highlights.map((row) => (
          <div key={row.label}>
            <dt>
              {row.label}
              {row.change && <span>{changeText(row, telling)}</span>}
            </dt>
            <dd>{format.value(row.value, row.unit)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Value({ telling, value }: Props & { value: ViewValueDelivered }): ReactNode {
  const { t, format } = telling;
  if (value.percent === null) return <p className={classes['unknown']}>{t('quarter.valueUnknown')}</p>;
  return (
    <div className={classes['value']}>
      <p>
        <strong>{format.percent(Math.round(value.percent))}</strong>
        {t('quarter.valueLabel')}
      </p>
      <Trend telling={telling} value={value} />
    </div>
  );
}

/** As many columns as the deck draws. */
const COLUMNS = 4;

function Trend({ telling: { t, format }, value }: Props & { value: ViewValueDelivered }): ReactNode {
  const trend = valueTrend(value).slice(-COLUMNS);
  if (trend.length < 2) return null;
  const labels = monthLabels(
    trend.map(({ on }) => on),
    format,
  );
  const top = Math.max(100, ...trend.map(({ percent }) => percent));
  const told = trend.map(({ on, percent }) => `${format.day(on)} ${format.percent(Math.round(percent))}`).join('; ');
  return (
    <div className={classes['trend']} role="img" aria-label={t('quarter.trendAlt', { points: told })}>
      {trend.map(({ on, percent }, index) => (
        <div key={on}>
          <span>{format.percent(Math.round(percent))}</span>
          <i style={{ height: `${(Math.max(percent, 0) / top) * 100}%` }} />
          <span>{labels[index]}</span>
        </div>
      ))}
    </div>
  );
}
