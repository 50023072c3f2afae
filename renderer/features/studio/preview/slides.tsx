import type { ReactNode } from 'react';
import { goalsToShow, mainGoal } from '#shared/domain/client-view/goal-reading.ts';
import {
  answersMessage,
  casesMessage,
  commitmentsMessage,
  coverMessage,
  exchangeMessage,
  goalsMessage,
  mainGoalMessage,
  needsMessage,
  nextGoalsMessage,
  nextReviewMessage,
  periodText,
  quarterMessage,
  usageMessage,
} from '#shared/domain/client-view/messages.ts';
import { shownHighlights } from '#shared/domain/client-view/quarter-reading.ts';
import type { Provenance } from '#shared/domain/client-view.ts';
import type { ReviewStep } from '#shared/domain/vocabulary.ts';
import { AdoptionFacts, MainGoalChart, UsageSeriesChart } from '../figures/charts.tsx';
import { CasesChart } from '../figures/cases-chart.tsx';
import { AnswerQuotes, AnswerScore, Delivered, Summary } from '../figures/facts.tsx';
import { CommitmentsTable, Exchange, GoalsTable, NeedsTable, NextGoalsTable, OpenCases } from '../figures/tables.tsx';
import type { ReportTelling } from '../figures/telling.ts';
import classes from '../figures/figures.module.css';
import { QuarterFigures } from './quarter-figures.tsx';

/** One slide as the deck will have it: a message, what carries it, where its numbers come from. */
export interface PreviewSlide {
  id: string;
  title: string;
  body: ReactNode;
  sources: readonly Provenance[] | null;
  cover?: boolean;
}

/** The slides of the deck in its order; one without data leaves, as it does there (ui.md, The deck). */
export function slidesOf(telling: ReportTelling): PreviewSlide[] {
  const { view } = telling;
  const executive = view.review.kind === 'ebr';
  const slides: (PreviewSlide | null)[] = [
    cover(telling),
    quarter(telling),
    executive || view.lastCommitments.length === 0
      ? null
      : {
          id: 'commitments',
          title: commitmentsMessage(telling),
          body: <CommitmentsTable telling={telling} rows={view.lastCommitments} />,
          sources: null,
        },
    ...goals(telling),
    mainGoal(view.goals)
      ? {
          id: 'main-goal',
          title: mainGoalMessage(telling),
          body: <MainGoalChart telling={telling} height={270} />,
          sources: [mainGoal(view.goals) ?? { source: null, asOf: null }],
        }
      : null,
    usage(telling),
    executive || !view.cases
      ? null
      : {
          id: 'cases',
          title: casesMessage(telling),
          body: (
            <div className={classes['split']}>
              <CasesChart telling={telling} height={230} />
              <OpenCases telling={telling} />
            </div>
          ),
          sources: [view.cases],
        },
    executive || !view.answers
      ? null
      : {
          id: 'answers',
          title: answersMessage(telling),
          body: (
            <>
              <AnswerScore telling={telling} />
              <AnswerQuotes telling={telling} />
            </>
          ),
          sources: [view.answers],
        },
    executive || view.needs.length === 0
      ? null
      : { id: 'needs', title: needsMessage(telling), body: <NeedsTable telling={telling} />, sources: null },
    view.nextGoals.length === 0
      ? null
      : {
          id: 'next-goals',
          title: nextGoalsMessage(telling),
          body: <NextGoalsTable telling={telling} />,
          sources: null,
        },
    view.asks.length + view.commitments.length === 0
      ? null
      : { id: 'exchange', title: exchangeMessage(telling), body: <Exchange telling={telling} />, sources: null },
    view.nextReview === null
      ? null
      : { id: 'next-review', title: nextReviewMessage(telling), body: null, sources: null },
  ];
  return slides.filter((slide) => slide !== null);
}

function cover(telling: ReportTelling): PreviewSlide {
  const { view, t, format } = telling;
  const { startsAt, zone, place } = view.review;
  return {
    id: 'cover',
    title: coverMessage(telling),
    cover: true,
    sources: null,
    body: (
      <>
        <p>{periodText(telling)}</p>
        {startsAt && (
          <p>
            {t('cover.when', {
              day: format.dayOf(startsAt, zone),
              time: format.timeOf(startsAt, zone),
              zone: format.zoneName(startsAt, zone),
            })}
          </p>
        )}
        {place && <p>{place}</p>}
        <p>{view.participants.map(({ name }) => name).join(' · ')}</p>
      </>
    ),
  };
}

function quarter(telling: ReportTelling): PreviewSlide | null {
  const { view } = telling;
  const value = view.valueDelivered;
  if (view.summary.length + view.highlights.length === 0 && !value) return null;
  const hasItems = value !== null && value.items.length > 0;
  return {
    id: 'quarter',
    title: quarterMessage(telling),
    sources: [...(value ? [value] : []), ...shownHighlights(view)],
    body: (
      <>
        <QuarterFigures telling={telling} />
        <div className={hasItems ? classes['split'] : undefined} style={{ marginTop: '1.2em' }}>
          <Summary telling={telling} />
          {hasItems && (
            <div>
              <p className={classes['muted']} style={{ margin: '0 0 0.3em' }}>
                {telling.t('quarter.delivered')}
              </p>
              <Delivered telling={telling} />
            </div>
          )}
        </div>
      </>
    ),
  };
}

/** As many as fit with their span below each title; more go on, as they do in the deck. */
const GOALS_A_SLIDE = 6;

function goals(telling: ReportTelling): PreviewSlide[] {
  const shown = goalsToShow(telling.view.goals);
  if (shown.length === 0) return [];
  const title = goalsMessage(telling);
  const parts = Math.ceil(shown.length / GOALS_A_SLIDE);
  return Array.from({ length: parts }, (_, part) => {
    const page = shown.slice(part * GOALS_A_SLIDE, (part + 1) * GOALS_A_SLIDE);
    return {
      id: 'goals',
      title: parts === 1 ? title : telling.t('part', { title, part: part + 1, parts }),
      sources: page,
      body: <GoalsTable telling={telling} goals={page} />,
    };
  });
}

function usage(telling: ReportTelling): PreviewSlide | null {
  const { usage: found } = telling.view;
  if (!found) return null;
  const [first] = found.series;
  return {
    id: 'usage',
    title: usageMessage(telling),
    sources: [...found.series, ...found.adoption],
    body: (
      <>
        {first && <UsageSeriesChart telling={telling} series={first} height={190} />}
        <div style={{ marginTop: '1em' }}>
          <AdoptionFacts telling={telling} />
        </div>
      </>
    ),
  };
}

/** The slides that a step feeds; step 7 feeds none, by construction. */
export const slidesOfStep: Record<ReviewStep, readonly string[] | 'all' | 'none' | 'agenda'> = {
  period_and_people: ['cover'],
  what_happened: ['quarter', 'usage', 'cases', 'answers'],
  last_commitments: ['commitments'],
  goals: ['goals', 'main-goal'],
  needs_checklist: ['needs'],
  value_delivered: ['quarter'],
  risks_and_opportunities: 'none',
  next_period: ['next-goals', 'exchange', 'next-review'],
  agenda: 'agenda',
  outputs: 'all',
};
