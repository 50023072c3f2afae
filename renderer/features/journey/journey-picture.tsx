import { type ReactNode, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ColumnId, RowId } from './journey-cells.ts';
import { HEAD_HEIGHT, type PictureLayout, SIDE_WIDTH } from './journey-layout.ts';
import { type Marked, markPaths } from './journey-marks.ts';
import type { Point } from './journey-reach.ts';
import classes from './journey.module.css';
import type { JourneyTexts } from './use-journey-texts.ts';
import type { PictureHands } from './use-picture-hands.ts';

interface Props {
  layout: PictureLayout;
  marked: readonly Marked[];
  zoomed: boolean;
  focusedId: string | null;
  selected: ReadonlySet<string>;
  hands: PictureHands;
  texts: JourneyTexts;
  /** One sentence on what the picture shows. */
  summary: string;
  /** What is said of the account under the pointer. */
  tip(id: string): ReactNode;
  onZoom(column: ColumnId, row: RowId): void;
  onStart(): void;
}

const lineOf = (points: readonly Point[]) => points.map(({ x, y }) => `${x},${y}`).join(' ');
const signals = ['good', 'attention', 'risk', 'unknown'] as const;

/** D4. The picture itself: bands, counts, marks, what is under the hand. */
export function JourneyPicture(props: Props): ReactNode {
  const { layout, marked, zoomed, focusedId, selected, hands, texts, summary, tip, onStart } = props;
  const { t } = useTranslation('journey');
  const hint = useId();
  // An application takes the keys itself; what each does is said by its description.
  const keys = { onKeyDown: hands.onKeyDown, onFocus: onStart };
  const paths = useMemo(() => markPaths(marked), [marked]);
  const hovered = marked.find(({ id }) => id === hands.hoveredId);
  const focused = marked.find(({ id }) => id === focusedId);
  return (
    <div
      role="application"
      tabIndex={0}
      className={classes['picture']}
      aria-label={summary}
      aria-describedby={hint}
      {...keys}
    >
      <span id={hint} hidden>
        {t('keysHint')}
      </span>
      <svg
        width={layout.width}
        height={layout.height}
        className={classes['drawing']}
        data-hit={hands.hoveredId !== null || undefined}
        {...hands.handlers}
      >
        {!zoomed && <Bands layout={layout} texts={texts} onZoom={props.onZoom} />}
        {signals.map((signal) => (
          <g key={signal} className={classes['marks']} data-signal={signal}>
            <path d={paths.filled[signal]} data-fill />
            <path d={paths.outlined[signal]} />
          </g>
        ))}
        <path d={paths.behind} className={classes['ring']} data-ring="behind" />
        <path d={paths.stuck} className={classes['ring']} data-ring="stuck" />
        <path d={paths.unsized} className={classes['unsized']} />
        {marked.map(
          ({ id, label, y }) =>
            label && (
              <text key={id} x={label.x} y={y} dy="0.35em" className={classes['name']}>
                {label.text}
              </text>
            ),
        )}
        {marked
          .filter(({ id }) => selected.has(id))
          .map(({ id, x, y, r }) => (
            <circle key={id} cx={x} cy={y} r={r + 3} className={classes['selected']} />
          ))}
        {focused && <circle cx={focused.x} cy={focused.y} r={focused.r + 4} className={classes['focused']} />}
        {hovered && <circle cx={hovered.x} cy={hovered.y} r={hovered.r + 4} className={classes['hovered']} />}
        {hands.lasso.length > 1 && <polygon points={lineOf(hands.lasso)} className={classes['lasso']} />}
      </svg>
      {hovered && (
        <div
          className={classes['tip']}
          aria-hidden
          data-left={hovered.x > layout.width - 260 || undefined}
          data-above={hovered.y > layout.height - 120 || undefined}
          style={{ left: hovered.x, top: hovered.y }}
        >
          {tip(hovered.id)}
        </div>
      )}
    </div>
  );
}

function Bands({ layout, texts, onZoom }: Pick<Props, 'layout' | 'texts' | 'onZoom'>): ReactNode {
  const { t } = useTranslation('journey');
  const format = useFormat();
  const { columns, rows, cells, width, height } = layout;
  return (
    <>
      {columns.map(({ id, start, size, count }, index) => (
        <g key={id}>
          <rect
            x={start}
            y={0}
            width={size}
            height={height}
            className={classes['column']}
            data-even={index % 2 === 0 || undefined}
          />
          <foreignObject x={start} y={0} width={size} height={HEAD_HEIGHT}>
            <div className={classes['columnHead']} data-empty={count === 0 || undefined}>
              <span>{texts.column(id)}</span>
              <span className={classes['count']}>{format.number(count)}</span>
            </div>
          </foreignObject>
        </g>
      ))}
      {rows.map(({ id, start, size, count }) => (
        <g key={id}>
          <line x1={0} x2={width} y1={start} y2={start} className={classes['rule']} />
          <foreignObject x={0} y={start} width={SIDE_WIDTH} height={size}>
            <div className={classes['rowHead']} data-empty={count === 0 || undefined}>
              <FeelingMark moment={id === 'none' ? null : id} />
              <span className={classes['count']}>{format.number(count)}</span>
            </div>
          </foreignObject>
        </g>
      ))}
      {cells.map(({ column, row, x, y, width: wide, count }) => {
        const words = t('cell', { stage: texts.column(column), moment: texts.row(row), count });
        return (
          // Keys reach it by Z on an account of the cell, and by the table.
          <g
            key={`${column} ${row}`}
            role="button"
            aria-label={words}
            className={classes['cellCount']}
            onClick={() => onZoom(column, row)}
          >
            <title>{words}</title>
            <rect x={x + wide - 40} y={y + 1} width={38} height={18} rx={4} />
            <text x={x + wide - 8} y={y + 14} textAnchor="end">
              {format.number(count)}
            </text>
          </g>
        );
      })}
    </>
  );
}
