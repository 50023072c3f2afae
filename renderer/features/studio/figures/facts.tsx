import type { CSSProperties, ReactNode } from 'react';
import { changeText } from '#shared/domain/client-view/messages.ts';
import { quarterSentences } from '#shared/domain/client-view/quarter-reading.ts';
import classes from './figures.module.css';
import type { ReportTelling } from './telling.ts';

interface Props {
  telling: ReportTelling;
}

/** A row of numbers holds so many; more go on in even rows. */
const A_ROW = 4;

/** Numbers side by side, each `div` a term and its number. */
export function Numbers({ count, children }: { count: number; children: ReactNode }): ReactNode {
  const rows = Math.ceil(count / A_ROW);
  const columns = { '--columns': Math.ceil(count / rows) } as CSSProperties;
  return (
    <dl className={classes['numbers']} style={columns}>
      {children}
    </dl>
  );
}

/** The two or three numbers of the quarter, each with what it was before. */
export function Highlights({ telling }: Props): ReactNode {
  const { view, format, t } = telling;
  const value = view.valueDelivered?.percent ?? null;
  if (view.highlights.length === 0 && value === null) return null;
  return (
    <Numbers count={view.highlights.length + (value === null ? 0 : 1)}>
      {value !== null && (
        <div>
          <dt>{t('quarter.valueLabel')}</dt>
          <dd className={classes['big']}>{format.percent(Math.round(value))}</dd>
        </div>
      )}
      {view.highlights.map((row) => (
        <div key={row.label}>
          <dt>
            {row.label}
            {row.change && <span className={classes['note']}>{changeText(row, telling)}</span>}
          </dt>
          <dd className={classes['big']}>{format.value(row.value, row.unit)}</dd>
        </div>
      ))}
    </Numbers>
  );
}

export function Summary({ telling }: Props): ReactNode {
  const summary = quarterSentences(telling);
  if (summary.length === 0) return null;
  return (
    <ul className={classes['sentences']}>
      {summary.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

export function Delivered({ telling }: Props): ReactNode {
  const { view, format } = telling;
  const items = view.valueDelivered?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul className={classes['sentences']}>
      {items.map(({ text, on }) => (
        <li key={text}>
          {text}
          {on && <span className={classes['muted']}> · {format.day(on)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The score with promoters, neutrals and detractors. */
export function AnswerScore({ telling }: Props): ReactNode {
  const { view, t, format } = telling;
  const nps = view.answers?.nps;
  if (!nps) return null;
  return (
    <Numbers count={4}>
      <div>
        <dt>
          NPS
          {nps.previousScore !== null && (
            <span className={classes['note']}>
              {t('answers.previous', { score: format.number(Math.round(nps.previousScore)) })}
            </span>
          )}
        </dt>
        <dd className={classes['big']}>{format.number(Math.round(nps.score))}</dd>
      </div>
      {(['promoters', 'passives', 'detractors'] as const).map((group) => (
        <div key={group}>
          <dt>{t(`answers.${group}`)}</dt>
          <dd className={classes['big']}>{format.number(nps[group])}</dd>
        </div>
      ))}
    </Numbers>
  );
}

/** The client's own words. */
export function AnswerQuotes({ telling }: Props): ReactNode {
  const { view, t, format } = telling;
  return view.answers?.quotes.map(({ text, author, on }) => (
    <blockquote key={text} className={classes['quote']}>
      {t('answers.quoted', { text })}
      {(author ?? on) && <footer>{[author, on && format.day(on)].filter(Boolean).join(', ')}</footer>}
    </blockquote>
  ));
}
