import { Button, Group, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountJourney } from '#shared/contract/journeys.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { journeyOf, type JourneyPlan } from '#shared/domain/journey-course.ts';
import { moveStage, withChanges } from '#shared/domain/journey-moves.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { useJourneyNames } from '#renderer/lib/use-journey-names.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { CourseBand } from './course-band.tsx';
import { courseQueries } from './course-queries.ts';
import { CourseTable } from './course-table.tsx';
import classes from './course.module.css';

/** Stages to come that the band shows, and whose ends may be moved. */
const AHEAD = 4;

/** D3. The journey of one account: where it is, what was, what comes, and the hand that moves it. */
export function AccountCourse({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('journey');
  const query = useQuery(courseQueries.ofAccount(accountId));
  return (
    <QueryView query={query} where={t('course.failed')} lines={3}>
      {(journey) =>
        journey.plan ? (
          <Course accountId={accountId} given={journey} plan={journey.plan} />
        ) : (
          <p className={classes['quiet']}>{t('course.none')}</p>
        )
      }
    </QueryView>
  );
}

interface Move {
  number: number;
  plannedEnd: Day;
}

function Course({
  accountId,
  given,
  plan,
}: {
  accountId: string;
  given: AccountJourney;
  plan: JourneyPlan;
}): ReactNode {
  const { t } = useTranslation('journey');
  const names = useContentNames();
  const format = useFormat();
  const now = useToday();
  const today = given.lostOn !== null && given.lostOn < now ? given.lostOn : now;
  const { thresholds } = given;
  const [move, setMove] = useState<Move | null>(null);
  const shown = useMemo(
    () => (move ? withChanges(plan, moveStage(plan, today, move.number, move.plannedEnd)) : plan),
    [plan, move, today],
  );
  const journey = useMemo(() => journeyOf(shown, today, thresholds, AHEAD), [shown, today, thresholds]);
  const saved = useMutation({
    mutationFn: ({ number, plannedEnd }: Move) => coreClient.journeys.move({ accountId, number, plannedEnd }),
    onSuccess: () => {
      setMove(null);
      showUndo(t('course.moved'));
    },
    onError: showFailure,
  });
  const concluded = useMutation({
    mutationFn: () => coreClient.journeys.conclude({ accountId, number: journey.current.position, on: now }),
    onSuccess: () => showUndo(t('course.concluded')),
    onError: showFailure,
  });
  const reopened = useMutation({
    mutationFn: () => coreClient.journeys.reopen({ accountId }),
    onSuccess: () => showUndo(t('course.reopened')),
    onError: showFailure,
  });
  const { current, past, following } = journey;
  const before = past.at(-1);
  const isLost = given.lostOn !== null;
  const moved = move && [current, ...following].find(({ position }) => position === move.number);
  return (
    <div className={classes['course']}>
      <Group gap="md" mb={4}>
        <SignalMark
          signal={current.status === 'on_track' ? 'good' : current.status === 'behind' ? 'attention' : 'risk'}
          label={[
            t('course.inStage', { stage: names.stage(current), day: Math.max(1, current.dayIn) }),
            current.daysLeft > 0
              ? t('course.left', { count: current.daysLeft })
              : current.daysLeft === 0
                ? t('course.lastDay')
                : t('course.past', { count: -current.daysLeft }),
          ].join(' · ')}
        />
        {!isLost && !move && (
          <Button variant="default" size="compact-sm" loading={concluded.isPending} onClick={() => concluded.mutate()}>
            {t('course.conclude', { stage: names.stage(current) })}
          </Button>
        )}
        {!isLost && !move && before?.endedOn && (
          <Button variant="subtle" size="compact-sm" loading={reopened.isPending} onClick={() => reopened.mutate()}>
            {t('course.reopen', { stage: names.stage(before) })}
          </Button>
        )}
        <TemplateChoice accountId={accountId} given={given} />
      </Group>
      <CourseBand
        journey={journey}
        reviews={given.reviews}
        feelings={given.feelings}
        today={today}
        fixed={isLost}
        onMove={(stage, plannedEnd) => setMove({ number: stage.position, plannedEnd })}
      />
      {move && moved ? (
        <Group gap="sm" align="end" mb="xs">
          <DayInput
            label={t('course.until', { stage: names.stage(moved) })}
            value={move.plannedEnd}
            min={moved.startsOn}
            onChange={(day) => day && setMove({ ...move, plannedEnd: day })}
            error={move.plannedEnd < moved.startsOn && t('course.beforeStart')}
          />
          <Button
            loading={saved.isPending}
            disabled={move.plannedEnd < moved.startsOn}
            onClick={() => saved.mutate(move)}
          >
            {t('course.save')}
          </Button>
          <Button variant="default" onClick={() => setMove(null)}>
            {t('course.cancel')}
          </Button>
          <p className={classes['preview']} role="status">
            {t('course.preview')}
            {': '}
            {following
              .filter(({ position }) => position > move.number)
              .map((stage) => [names.stage(stage), format.dayShort(stage.startsOn)].join(' '))
              .join(' · ')}
          </p>
        </Group>
      ) : (
        !isLost && <p className={classes['quiet']}>{t('course.handle')}</p>
      )}
      <CourseTable journey={journey} />
    </div>
  );
}

/** D1. Which journey the account follows, and who says so. */
function TemplateChoice({ accountId, given }: { accountId: string; given: AccountJourney }): ReactNode {
  const { t } = useTranslation('journey');
  const nameOf = useJourneyNames();
  const templates = useQuery(courseQueries.templates());
  const choose = useMutation({
    mutationFn: (templateId: string | null) => coreClient.journeys.choose({ accountId, templateId }),
    onSuccess: () => showUndo(t('course.chosen')),
    onError: showFailure,
  });
  const known = (templates.data?.templates ?? []).filter(({ archived, id }) => !archived || id === given.templateId);
  if (known.length < 2) return null;
  return (
    <Select
      size="xs"
      w={260}
      aria-label={t('course.template')}
      allowDeselect={false}
      data={[
        { value: '', label: t('course.asSegment') },
        ...known.map((template) => ({ value: template.id, label: nameOf(template) })),
      ]}
      value={given.templateFrom === 'account' ? given.templateId : ''}
      onChange={(value) => choose.mutate(value || null)}
    />
  );
}
