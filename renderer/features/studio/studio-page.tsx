import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlayerPlay, IconPresentation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type Action, usePageActions } from '#renderer/lib/actions.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { StudioView } from '#shared/contract/review-steps.ts';
import { isUpcomingStage } from '#shared/domain/review-preparation.ts';
import { type ReviewStage, type ReviewStep, reviewSteps } from '#shared/domain/vocabulary.ts';
import { PreviewPane } from './preview/preview-pane.tsx';
import { StepList } from './step-list.tsx';
import { StepPane } from './step-pane.tsx';
import { type Studio, StudioContext } from './studio-context.ts';
import { studioQueries } from './studio-queries.ts';
import classes from './studio.module.css';

const route = getRouteApi('/reviews/$reviewId');

/** Prepares a review: steps at the left, the step in the middle, the slide it feeds at the right (F3). */
export function StudioPage(): ReactNode {
  const { t } = useTranslation('studio');
  const { reviewId } = route.useParams();
  const query = useQuery(studioQueries.studio(reviewId));
  return (
    <QueryView query={query} where={t('notShown')} lines={8}>
      {(studio) => <OpenStudio studio={studio} />}
    </QueryView>
  );
}

function OpenStudio({ studio: view }: { studio: StudioView }): ReactNode {
  const { t } = useTranslation(['studio', 'reviews']);
  const format = useFormat();
  const { step: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const step = wanted ?? firstOpenStep(view);

  const goTo = useCallback(
    (next: ReviewStep) => {
      void navigate({ search: { step: next }, replace: true });
      document.getElementById('studio-step')?.scrollTo({ top: 0 });
    },
    [navigate],
  );
  const save = useCallback(async <Result,>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    setSavedAt(new Date().toISOString());
    return result;
  }, []);
  const write = useCallback(
    async <Result,>(work: Promise<Result>): Promise<Result | null> => {
      try {
        return await save(work);
      } catch (error) {
        showFailure(error);
        return null;
      }
    },
    [save],
  );
  const studio = useMemo<Studio>(() => ({ ...view, write, save, goTo }), [view, write, save, goTo]);
  useStepKeys(step, goTo, t('keys.next'), t('keys.previous'));

  const { review, account } = view;
  return (
    <StudioContext value={studio}>
      <PageHeader
        title={t('title', { kind: t(`reviews:kindInText.${review.kind}`) })}
        path={[
          <Link key="account" to="/accounts/$accountId/summary" params={{ accountId: account.id }}>
            {account.name}
          </Link>,
        ]}
        actions={<StudioActions studio={studio} />}
      />
      <div className={classes['studio']}>
        <StepList
          studio={studio}
          current={step}
          onGo={goTo}
          saved={savedAt ? t('savedAt', { time: format.time(savedAt) }) : t('savesItself')}
        />
        <StepPane key={step} step={step} />
        <PreviewPane reviewId={review.id} step={step} />
      </div>
    </StudioContext>
  );
}

/** Where the work goes on: the first step asked for that is not done. */
function firstOpenStep({ steps }: StudioView): ReviewStep {
  return steps.find(({ asked, state }) => asked && state !== 'done')?.step ?? 'outputs';
}

function useStepKeys(step: ReviewStep, goTo: (step: ReviewStep) => void, next: string, previous: string): void {
  const actions = useMemo<Action[]>(() => {
    const by = (distance: number) => () => {
      const found = reviewSteps[reviewSteps.indexOf(step) + distance];
      if (found) goTo(found);
    };
    const action = (id: string, label: string, keys: string, distance: number): Action => ({
      id,
      keys,
      group: 'do',
      label: () => label,
      run: by(distance),
    });
    return [
      action('studio.next', next, ']', 1),
      action('studio.previous', previous, '[', -1),
      action('studio.next.typing', next, 'mod+ArrowDown', 1),
      action('studio.previous.typing', previous, 'mod+ArrowUp', -1),
    ];
  }, [step, goTo, next, previous]);
  usePageActions(actions);
}

/** The meeting itself, shown or lived, then the stage of the review (F6, F8). */
function StudioActions({ studio }: { studio: Studio }): ReactNode {
  const { t } = useTranslation('studio');
  const navigate = route.useNavigate();
  const { review } = studio;
  const upcoming = isUpcomingStage(review.stage);
  const params = useMemo(() => ({ reviewId: review.id }), [review.id]);
  const present = useCallback(
    () => void navigate({ to: '/reviews/$reviewId/present', params, search: {} }),
    [navigate, params],
  );
  const goOn = useCallback(
    () => void navigate({ to: upcoming ? '/reviews/$reviewId/live' : '/reviews/$reviewId/after', params }),
    [navigate, params, upcoming],
  );
  const goOnLabel = t(upcoming ? 'live' : 'after');
  const presentLabel = t('presentation.open');
  const actions = useMemo<Action[]>(
    () => [
      { id: 'studio.present', keys: 'm', group: 'do', label: () => presentLabel, run: present },
      { id: 'studio.live', keys: 'l', group: 'do', label: () => goOnLabel, run: goOn },
    ],
    [present, goOn, presentLabel, goOnLabel],
  );
  usePageActions(actions);
  if (review.canceledAt !== null) return <StageMenu studio={studio} />;
  return (
    <>
      <Button variant="default" leftSection={<IconPresentation size={14} aria-hidden />} onClick={present}>
        {presentLabel}
      </Button>
      <Button variant="default" leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={goOn}>
        {goOnLabel}
      </Button>
      <StageMenu studio={studio} />
    </>
  );
}

const nextStages: Record<ReviewStage, readonly ReviewStage[]> = {
  planned: ['preparing', 'held'],
  preparing: ['ready', 'held', 'planned'],
  ready: ['held', 'preparing'],
  held: ['followed_up', 'preparing'],
  followed_up: ['held'],
};

/** F1, F9: the next stage is one key away; the others are in the menu. */
function StageMenu({ studio }: { studio: Studio }): ReactNode {
  const { t } = useTranslation('studio');
  const { review, write } = studio;
  const [first, ...others] = nextStages[review.stage];
  const set = (stage: ReviewStage) => void write(coreClient.reviews.setStage({ id: review.id, stage }));
  if (review.canceledAt !== null || !first) return <span className={classes['saved']}>{t('canceled')}</span>;
  return (
    <Button.Group>
      <Button variant={first === 'ready' || first === 'followed_up' ? 'filled' : 'default'} onClick={() => set(first)}>
        {t(`stageAction.${review.stage === 'planned' ? 'start' : first}`)}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={8} aria-label={t('otherStages')}>
            <IconChevronDown size={14} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((stage) => (
            <Menu.Item key={stage} onClick={() => set(stage)}>
              {t(`stageAction.${stage}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
