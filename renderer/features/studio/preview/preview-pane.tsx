import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
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
    <aside className={classes['pane']} aria-label={t('preview.label')}>
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
            labels={{ slide: t('preview.slide'), enlarge: t('preview.enlarge') }}
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
  /** In the user's language: what is inside speaks the account's. */
  labels: { slide: string; enlarge: string };
}

function Slides({ wanted, telling, missing, labels }: SlidesProps): ReactNode {
  const [enlarged, setEnlarged] = useState<number | null>(null);
  const all = slidesOf(telling);
  const shown = all.filter(({ id }) => wanted === 'all' || wanted.includes(id));
  const large = enlarged === null ? undefined : all[enlarged];
  if (shown.length === 0) {
    return (
      <EmptyState compact picture="slides">
        {missing}
      </EmptyState>
    );
  }
  return (
    <>
      {shown.map((slide) => {
        const index = all.indexOf(slide);
        const name = `${labels.slide} ${index + 1}: ${slide.title}`;
        return (
          <div key={index}>
            <div className={classes['number']}>
              <span aria-hidden>{index + 1}</span>
              <button type="button" aria-label={`${labels.enlarge}: ${name}`} onClick={() => setEnlarged(index)}>
                {labels.enlarge}
              </button>
            </div>
            <SlideFrame slide={slide} telling={telling} label={name} />
          </div>
        );
      })}
      {large && (
        <Modal opened onClose={() => setEnlarged(null)} title={large.title} size={1040}>
          <SlideFrame slide={large} telling={telling} label={large.title} />
        </Modal>
      )}
    </>
  );
}
