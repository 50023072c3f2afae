import type { ReactNode } from 'react';
import { JourneyPage } from '#renderer/features/journey/journey-page.tsx';
import { PortfolioInspector } from '#renderer/features/portfolio/portfolio-inspector.tsx';

/** Two features on one page: features never import each other, the route composes. */
export function PortfolioJourneyPage(): ReactNode {
  return (
    <JourneyPage
      inspector={(row, choices) => (
        <PortfolioInspector row={row} segment={choices?.segments.find(({ id }) => id === row.segmentId) ?? null} />
      )}
    />
  );
}
