import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountJourney } from '#shared/contract/journeys.ts';
import { addDays, type Day, daysBetween } from '#shared/domain/calendar.ts';
import { bandOfMoment } from '#shared/domain/feeling.ts';
import type { Journey } from '#shared/domain/journey-course.ts';
import type { PlannedStage } from '#shared/domain/journey.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { courseScale, shownEnd } from './course-scale.ts';
import classes from './course.module.css';
import { cut } from './journey-layout.ts';
import { measureName } from './measure-name.ts';

interface Props {
  journey: Journey;
  reviews: AccountJourney['reviews'];
  feelings: AccountJourney['feelings'];
  today: Day;
  /** Of a lost account: nothing moves any more. */
  fixed: boolean;
  onMove(stage: PlannedStage, plannedEnd: Day): void;
}

const BAND_TOP = 22;
const BAND_HEIGHT = 30;
const REVIEWS_AT = BAND_TOP + BAND_HEIGHT + 14;
const FEELINGS_AT = REVIEWS_AT + 18;
const HEIGHT = FEELINGS_AT + 12;

/** D3. The course as a band with today on it, reviews and feelings below; the ends of stages move by hand. */
export function CourseBand({ journey, reviews, feelings, today, fixed, onMove }: Props): ReactNode {
  const { t } = useTranslation(['journey', 'components', 'reviews']);
  const names = useContentNames();
  const format = useFormat();
  const { ref, width } = useElementSize();
  const { past, current, following } = journey;
  const scale = courseScale(journey, today, Math.max(320, width));
  const stages = [...past, current, ...following].filter(
    ({ startsOn, plannedEnd }) => startsOn >= scale.first || plannedEnd >= scale.first,
  );
  const movable = fixed ? [] : [current, ...following];
  const isShown = ({ on }: { on: Day }) => on >= scale.first && on <= scale.last;
  return (
    <div ref={ref} className={classes['room']}>
      {width > 0 && (
        <svg
          width={Math.max(320, width)}
          height={HEIGHT}
          className={classes['band']}
          role="group"
          aria-label={t('course.label', { stage: names.stage(current) })}
        >
          {stages.map((stage) => {
            const isCurrent = stage.position === current.position;
            const [from, to] = [scale.x(stage.startsOn), scale.x(shownEnd(stage, isCurrent, today))];
            const state = isCurrent ? 'now' : stage.position < current.position ? 'past' : 'next';
            const period = t('course.period', { from: format.day(stage.startsOn), to: format.day(stage.plannedEnd) });
            return (
              <g key={stage.position}>
                <rect
                  x={from + 1}
                  y={BAND_TOP}
                  width={Math.max(1, to - from - 2)}
                  height={BAND_HEIGHT}
                  rx={3}
                  className={classes['stage']}
                  data-state={state}
                  data-review={stage.kind === 'review_window' || undefined}
                >
                  <title>{`${names.stage(stage)}: ${period}`}</title>
                </rect>
                <text
                  x={from + 8}
                  y={BAND_TOP + BAND_HEIGHT / 2}
                  dy="0.35em"
                  className={classes['stageName']}
                  data-state={state}
                >
                  {cut(names.stage(stage), to - from - 14, measureName)}
                </text>
                {isCurrent && stage.plannedEnd < today && (
                  <rect
                    x={scale.x(addDays(stage.plannedEnd, 1))}
                    y={BAND_TOP + BAND_HEIGHT - 4}
                    width={Math.max(2, to - scale.x(addDays(stage.plannedEnd, 1)) - 1)}
                    height={4}
                    className={classes['late']}
                  />
                )}
              </g>
            );
          })}
          <line x1={scale.x(today)} x2={scale.x(today)} y1={14} y2={HEIGHT} className={classes['today']} />
          <text x={scale.x(today)} y={10} textAnchor="middle" className={classes['todayName']}>
            {t('course.today')}
          </text>
          {reviews.filter(isShown).map(({ id, kind, on, held }) => (
            <circle
              key={id}
              cx={scale.x(on)}
              cy={REVIEWS_AT}
              r={5}
              className={classes['review']}
              data-held={held || undefined}
            >
              <title>{t('course.review', { kind: t(`reviews:kind.${kind}`), day: format.day(on) })}</title>
            </circle>
          ))}
          {feelings.filter(isShown).map(({ id, moment, on }) => (
            <FeelingPoint
              key={id}
              x={scale.x(on)}
              band={bandOfMoment(moment)}
              words={t('course.feeling', { moment: t(`components:moment.${moment}`), day: format.day(on) })}
            />
          ))}
          {movable.map((stage) => (
            <EndHandle
              key={stage.position}
              x={scale.x(addDays(stage.plannedEnd, 1))}
              stage={stage}
              words={t('course.move', { stage: names.stage(stage), day: format.day(stage.plannedEnd) })}
              days={Math.max(daysBetween(stage.startsOn, scale.last), 1)}
              dayAt={scale.dayAt}
              onMove={(day) => onMove(stage, day)}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

/** Good a circle, attention a half one, risk a diamond: as everywhere (ui.md, Colour). */
function FeelingPoint({
  x,
  band,
  words,
}: {
  x: number;
  band: 'good' | 'attention' | 'risk';
  words: string;
}): ReactNode {
  const y = FEELINGS_AT;
  return (
    <g className={classes['feeling']} data-signal={band}>
      <title>{words}</title>
      {band === 'risk' ? (
        <path d={`M${x} ${y - 5}l5 5-5 5-5-5z`} />
      ) : (
        <>
          <circle cx={x} cy={y} r={4} data-hollow={band === 'attention' || undefined} />
          {band === 'attention' && <path d={`M${x} ${y - 4}a4 4 0 0 0 0 8z`} />}
        </>
      )}
    </g>
  );
}

interface HandleProps {
  x: number;
  stage: PlannedStage;
  words: string;
  days: number;
  dayAt(x: number): Day;
  onMove(day: Day): void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

function EndHandle({ x, stage, words, days, dayAt, onMove }: HandleProps): ReactNode {
  const dragging = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(later(addDays(stage.plannedEnd, step * (event.shiftKey ? 7 : 1))));
  };
  const later = (day: Day): Day => (day < stage.startsOn ? stage.startsOn : day);
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    if (!dragging.current) return;
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    onMove(later(addDays(dayAt(event.clientX - (box?.left ?? 0)), -1)));
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={words}
      aria-valuemin={0}
      aria-valuemax={days}
      aria-valuenow={daysBetween(stage.startsOn, stage.plannedEnd)}
      aria-valuetext={words}
      className={classes['handle']}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (dragging.current = false)}
    >
      <title>{words}</title>
      <rect x={x - 8} y={BAND_TOP - 5} width={16} height={BAND_HEIGHT + 10} />
      <line x1={x - 1} x2={x - 1} y1={BAND_TOP - 3} y2={BAND_TOP + BAND_HEIGHT + 3} />
    </g>
  );
}
