import { useElementSize } from '@mantine/hooks';
import { type ReactNode } from 'react';
import { provenanceText } from '#shared/domain/client-view/provenance.ts';
import type { ReportTelling } from '../figures/telling.ts';
import classes from './preview.module.css';
import type { PreviewSlide } from './slides.tsx';

/** Drawn at 960 × 540 and scaled to the pane, so that lines break as they will on the slide. */
const WIDTH = 960;

export function SlideFrame({
  slide,
  telling,
  label,
}: {
  slide: PreviewSlide;
  telling: ReportTelling;
  label: string;
}): ReactNode {
  const { ref, width } = useElementSize();
  const scale = width > 0 ? width / WIDTH : 0.4;
  return (
    <figure ref={ref} className={classes['frame']} aria-label={label}>
      <div
        className={classes['slide']}
        data-cover={slide.cover || undefined}
        style={{ transform: `scale(${scale})` }}
        ref={(element) => element?.style.setProperty('--brand', telling.view.workspace.primaryColor)}
      >
        <h3>{slide.title}</h3>
        <div className={classes['body']}>{slide.body}</div>
        {!slide.cover && (
          <footer>{slide.sources ? provenanceText(slide.sources, telling) : telling.view.account.name}</footer>
        )}
      </div>
    </figure>
  );
}
