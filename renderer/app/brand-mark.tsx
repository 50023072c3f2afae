import type { ReactNode } from 'react';

/** A ring that goes on: what begins when onboarding ends. */
export function BrandMark({ size }: { size: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="3" aria-hidden>
      <path d="M19.5 7.5A9 9 0 1 0 21 12" strokeLinecap="round" />
      <circle cx="12" cy="12" r="3" fill="currentColor" stroke="none" />
    </svg>
  );
}
