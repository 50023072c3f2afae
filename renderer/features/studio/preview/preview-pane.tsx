import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { PrintingContext } from '#renderer/charts/chart-mode.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import type { ClientView } from '#shared/domain/client-view.ts';
import type { ReviewStep } from '#shared/domain/vocabulary.ts';
import { AgendaTable } from '../figures/tables.tsx';
import { documentTexts, tellingOf } from '../figures/telling.ts';
import { studioQueries } from '../studio-queries.ts';
import classes from './preview.module.css';
import { SlideFrame } from './slide-frame.tsx';
import { slidesOf, slidesOfStep } from './slides.tsx';

/** What the client will see of this step, as it is written (ui.md, Preparar QBR). */
export function PreviewPane({ reviewId, step }: { reviewId: string; step: ReviewStep }): ReactNode {
  const { t } = useTranslation('studio');
  const query = useQuery(studioQueries.preview(reviewId));
  return (
    <aside className={classes['pane']} aria-label={t('preview.label')} tabIndex={0}>
      <h2 className={classes['heading']}>{t('preview.label')}</h2>
      <QueryView query={query} where={t('preview.notShown')}>
        {({ view }) => <StepPreview view={view} step={step} />}
      </QueryView>
    </aside>
  );
}

/** The executive deck leaves these to the quarter (ui.md, The deck). */
const notInEbr: ReadonlySet<ReviewStep> = new Set(['last_commitments', 'needs_checklist']);

function StepPreview({ view, step }: { view: ClientView; step: ReviewStep }): ReactNode {
  const { t } = useTranslation('studio');
  const telling = useMemo(() => tellingOf(view), [view]);
  const wanted = slidesOfStep[step];
  if (wanted === 'none') {
    return (
      <EmptyState compact picture="done">
        {t('preview.internal')}
      </EmptyState>
    );
  }
  // Slides are light paper whatever the theme, and speak the account's language.
  return (
    <I18nextProvider i18n={documentTexts(view.language)}>
      <PrintingContext value={true}>
        {wanted === 'agenda' ? (
          <div className={classes['paper']}>
            {view.agenda.length > 0 ? <AgendaTable telling={telling} /> : <p>{t('preview.noAgenda')}</p>}
          </div>
        ) : (
          <Slides
            wanted={wanted}
            telling={telling}
            missing={t(view.review.kind === 'ebr' && notInEbr.has(step) ? 'preview.notInEbr' : 'preview.leaves')}
            labels={t('preview.slide')}
          />
        )}
      </PrintingContext>
    </I18nextProvider>
  );
}

interface SlidesProps {
  wanted: readonly string[] | 'all';
  telling: ReturnType<typeof tellingOf>;
  missing: string;
  labels: string;
}

function Slides({ wanted, telling, missing, labels }: SlidesProps): ReactNode {
  const all = slidesOf(telling);
  const shown = all.filter(({ id }) => wanted === 'all' || wanted.includes(id));
  if (shown.length === 0) {
    return (
      <EmptyState compact picture="slides">
        {missing}
      </EmptyState>
    );
  }
  return (
    <>
      {shown.map((slide) => (
        <div key={all.indexOf(slide)}>
          <span className={classes['number']} aria-hidden>
            {all.indexOf(slide) + 1}
          </span>
          <SlideFrame slide={slide} telling={telling} label={`${labels} ${all.indexOf(slide) + 1}: ${slide.title}`} />
        </div>
      ))}
    </>
  );
}
