import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayEntry, TodayView } from '#shared/contract/today.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { Section } from '#renderer/components/page.tsx';
import { type Signal, SignalMark } from '#renderer/components/signal-mark.tsx';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { LineAction } from './line-action.tsx';
import { useReasonText } from './reason-text.ts';
import { SnoozeLine } from './snooze-line.tsx';
import classes from './today.module.css';

/** Lines shown before "show more": the first screen holds every lane. */
const SHOWN = 3;

/** From here on a line is a risk, below it asks for attention (urgency is 0–100, `today-reasons.ts`). */
const RISK = 75;
const ATTENTION = 45;

const signalOf = (urgency: number): Signal =>
  urgency >= RISK ? 'risk' : urgency >= ATTENTION ? 'attention' : 'unknown';

export function TodayLane({ lane }: { lane: TodayView['lanes'][number] }): ReactNode {
  const { t } = useTranslation('today');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const lines = isOpen ? lane.lines : lane.lines.slice(0, SHOWN);
  const hidden = lane.lines.length - SHOWN;
  return (
    <div id={`lane-${lane.key}`} className={classes['lane']}>
      <Section
        title={t(`lanes.${lane.key}`)}
        aside={<span className={classes['count']}>{format.number(lane.total)}</span>}
      >
        <ul className={classes['lines']}>
          {lines.map((line) => (
            <LaneLine key={line.thing} line={line} />
          ))}
        </ul>
        {hidden > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            ml={-8}
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
          >
            {isOpen ? t('fewer') : t('more', { count: hidden })}
          </Button>
        )}
      </Section>
    </div>
  );
}

/** The lanes with their counts in one line: the whole day at a glance, and the way to each. */
export function LaneIndex({ lanes }: { lanes: TodayView['lanes'] }): ReactNode {
  const { t } = useTranslation('today');
  const format = useFormat();
  return (
    <nav className={classes['index']} aria-label={t('index')}>
      {lanes.map(({ key, total }) => (
        <button key={key} type="button" className={classes['indexEntry']} onClick={() => showLane(key)}>
          {t(`lanes.${key}`)} <span className={classes['count']}>{format.number(total)}</span>
        </button>
      ))}
    </nav>
  );
}

/** Scrolls and moves the focus, so that the keyboard goes on from there. */
function showLane(key: string): void {
  const lane = document.getElementById(`lane-${key}`);
  lane?.scrollIntoView({ block: 'start' });
  lane?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
}

/** Mark · client · why it is here · since when · one action. */
function LaneLine({ line }: { line: TodayEntry }): ReactNode {
  const { t } = useTranslation('today');
  const format = useFormat();
  const reason = useReasonText();
  return (
    <li className={classes['line']}>
      <SignalMark signal={signalOf(line.urgency)} />
      {line.accountId ? (
        <Link to="/accounts/$accountId/summary" params={{ accountId: line.accountId }} className={classes['client']}>
          {line.accountName}
        </Link>
      ) : (
        <span className={classes['client']} />
      )}
      {line.target.kind === 'task' ? (
        <button
          type="button"
          className={classes['task']}
          title={reason(line)}
          onClick={() => openOverlay('task', { taskId: line.target.id })}
        >
          {reason(line)}
        </button>
      ) : (
        <span className={classes['reason']} title={reason(line)}>
          {reason(line)}
          <AlsoNote line={line} />
        </span>
      )}
      <span className={classes['since']} title={t('since', { day: format.day(line.since) })}>
        <DayText day={line.since} />
      </span>
      <span className={classes['action']}>
        <LineAction line={line} />
      </span>
      <SnoozeLine line={line} />
    </li>
  );
}

/** Another reason for the same thing, so that it stands on the page once. */
function AlsoNote({ line }: { line: TodayEntry }): ReactNode {
  const { t } = useTranslation('today');
  const reason = useReasonText();
  // The task of doing it, when it is called by the same words, says nothing new.
  const others = line.also.filter(
    ({ target, params }) => target.kind !== 'task' || params['title'] !== line.params['title'],
  );
  if (others.length === 0) return null;
  const words = others.map((part) => (part.key === 'alert' ? t('also.alert', { rule: reason(part) }) : reason(part)));
  return <span className={classes['quiet']}> · {words.join(' · ')}</span>;
}
