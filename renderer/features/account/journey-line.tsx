import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountHeader, StageNow } from '#shared/contract/accounts.ts';
import { daysBetween } from '#shared/domain/calendar.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { useToday } from '#renderer/lib/today.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './account.module.css';

interface Props {
  stages: AccountHeader['journey'];
  now: StageNow;
  nextReview: AccountHeader['nextReview'];
}

const WIDTH = 240;
const HEIGHT = 14;

/** The stages as a thin line: past, now with today on it, what comes, and the next review as a ring. */
export function JourneyLine({ stages, now, nextReview }: Props): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  const names = useContentNames();
  const today = useToday();
  const [first, last] = [stages[0], stages.at(-1)];
  if (!first || !last) return null;
  const span = Math.max(1, daysBetween(first.startsOn, last.plannedEnd));
  const x = (day: string) => 2 + Math.max(0, Math.min(1, daysBetween(first.startsOn, day) / span)) * (WIDTH - 4);
  return (
    <svg
      className={classes['journey']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('journey.label', { stage: names.stage(now) })}
    >
      {stages.map((stage) => {
        const state = stage.startsOn === now.startsOn ? 'now' : stage.startsOn < now.startsOn ? 'past' : 'next';
        const period = t('journey.from', { from: format.day(stage.startsOn), to: format.day(stage.plannedEnd) });
        return (
          <line
            key={stage.startsOn}
            x1={x(stage.startsOn)}
            x2={Math.max(x(stage.startsOn) + 1, x(stage.plannedEnd) - 2)}
            y1={HEIGHT / 2}
            y2={HEIGHT / 2}
            data-state={state}
            data-review={stage.kind === 'review_window' || undefined}
          >
            <title>{`${names.stage(stage)}: ${period}`}</title>
          </line>
        );
      })}
      <circle cx={x(today)} cy={HEIGHT / 2} r="4" data-today>
        <title>{t('journey.now')}</title>
      </circle>
      {nextReview && <circle cx={x(nextReview.startsAt.slice(0, 10))} cy={HEIGHT / 2} r="3.5" data-ring />}
    </svg>
  );
}
