import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { PrintingContext } from '#renderer/charts/chart-mode.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type Action, usePageActions } from '#renderer/lib/actions.ts';
import { toggleFullScreen } from '#renderer/lib/full-screen.ts';
import type { ClientView } from '#shared/domain/client-view.ts';
import { documentTexts, tellingOf } from '../figures/telling.ts';
import { SlideFrame } from '../preview/slide-frame.tsx';
import { type PreviewSlide, slidesOf } from '../preview/slides.tsx';
import { studioQueries } from '../studio-queries.ts';
import classes from './presentation.module.css';
import { PresentationBar } from './presentation-bar.tsx';
import { speakerNotes } from './speaker-notes.ts';

const route = getRouteApi('/reviews/$reviewId/present');

/** F8: the deck from inside the app, made from the client view alone. */
export function PresentationPage(): ReactNode {
  const { t } = useTranslation('studio');
  const { reviewId } = route.useParams();
  const query = useQuery(studioQueries.preview(reviewId));
  return (
    <QueryView query={query} where={t('presentation.notShown')}>
      {({ view }) => <Presentation view={view} />}
    </QueryView>
  );
}

function Presentation({ view }: { view: ClientView }): ReactNode {
  const { t } = useTranslation('studio');
  const { reviewId } = route.useParams();
  const { slide: wanted = 1, from } = route.useSearch();
  const navigate = route.useNavigate();
  const telling = useMemo(() => tellingOf(view), [view]);
  const slides = useMemo(() => slidesOf(telling), [telling]);
  const [withNotes, setWithNotes] = useState(false);
  const [dark, setDark] = useState(false);
  const at = Math.min(wanted, slides.length);
  const title = t('presentation.title', { client: view.account.name });
  useEffect(() => {
    document.title = `${title} · Ongoing`;
  }, [title]);
  // What was said before would stand on the slide.
  useEffect(() => notifications.clean(), []);

  const goTo = useCallback(
    (slide: number) => {
      setDark(false);
      if (slide < 1 || slide > slides.length) return;
      void navigate({ search: (now) => ({ ...now, slide }), replace: true });
    },
    [navigate, slides.length],
  );
  const leave = useCallback(
    () =>
      void navigate(
        from === 'live'
          ? { to: '/reviews/$reviewId/live', params: { reviewId } }
          : { to: '/reviews/$reviewId', params: { reviewId } },
      ),
    [navigate, from, reviewId],
  );
  const toggleNotes = useCallback(() => setWithNotes((shown) => !shown), []);
  const toggleDark = useCallback(() => setDark((now) => !now), []);
  const label = useCallback((key: LabelKey) => t(`presentation.keys.${key}`), [t]);
  usePresentationKeys({ at, count: slides.length, goTo, leave, toggleNotes, toggleDark, label });

  const slide = slides[at - 1];
  const next = slides[at];
  const place = t('presentation.place', { at, count: slides.length });
  return (
    <div className={classes['stage']} data-notes={withNotes || undefined}>
      <h1 className="only-read">{title}</h1>
      {/* Slides are light paper whatever the theme, and speak the account's language. */}
      <I18nextProvider i18n={documentTexts(view.language)}>
        <PrintingContext value={true}>
          <div className={classes['screen']}>
            <div className={classes['slide']} data-dark={dark || undefined} lang={view.language}>
              {slide && <SlideFrame slide={slide} telling={telling} label={`${place}: ${slide.title}`} />}
            </div>
          </div>
          {withNotes && slide && (
            <aside className={classes['notes']} aria-label={t('presentation.notes')}>
              <p lang={view.language}>{speakerNotes(slide, telling)}</p>
              {next && <NextSlide slide={next} telling={telling} label={t('presentation.next')} />}
            </aside>
          )}
        </PrintingContext>
      </I18nextProvider>
      {!slide && <EmptyState picture="slides">{t('presentation.none')}</EmptyState>}
      <PresentationBar
        place={place}
        at={at}
        count={slides.length}
        withNotes={withNotes}
        onGo={goTo}
        onNotes={toggleNotes}
        onLeave={leave}
        leaveTo={from ?? 'studio'}
      />
      <div aria-live="polite" className="only-read">
        {slide && `${place}: ${slide.title}`}
      </div>
    </div>
  );
}

interface NextProps {
  slide: PreviewSlide;
  telling: ReturnType<typeof tellingOf>;
  label: string;
}

function NextSlide({ slide, telling, label }: NextProps): ReactNode {
  return (
    <div className={classes['next']}>
      <span>{label}</span>
      <SlideFrame slide={slide} telling={telling} label={`${label}: ${slide.title}`} />
    </div>
  );
}

type LabelKey = 'next' | 'previous' | 'first' | 'last' | 'notes' | 'dark' | 'fullScreen' | 'leave';

interface Keys {
  at: number;
  count: number;
  goTo(slide: number): void;
  leave(): void;
  toggleNotes(): void;
  toggleDark(): void;
  label(key: LabelKey): string;
}

/** As any presentation is driven, a clicker's Page Up and Page Down among them. */
function usePresentationKeys({ at, count, goTo, leave, toggleNotes, toggleDark, label }: Keys): void {
  const actions = useMemo<Action[]>(() => {
    const on = (name: LabelKey, keys: string, run: () => void): Action => ({
      id: `presentation.${name}.${keys}`,
      keys,
      group: 'do',
      label: () => label(name),
      run,
    });
    const forward = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'n'];
    const back = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace', 'p'];
    return [
      ...forward.map((keys) => on('next', keys, () => goTo(at + 1))),
      ...back.map((keys) => on('previous', keys, () => goTo(at - 1))),
      on('first', 'Home', () => goTo(1)),
      on('last', 'End', () => goTo(count)),
      on('notes', 's', toggleNotes),
      on('dark', 'b', toggleDark),
      on('dark', '.', toggleDark),
      on('fullScreen', 'f', toggleFullScreen),
      on('leave', 'Escape', leave),
    ];
  }, [at, count, goTo, leave, toggleNotes, toggleDark, label]);
  usePageActions(actions);
}
