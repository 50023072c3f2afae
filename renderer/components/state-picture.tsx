import type { ReactNode } from 'react';
import classes from './states.module.css';

const pictures = {
  list: (
    <>
      <path d="M14 18h68M14 34h68M14 50h68" />
      <circle cx="6" cy="18" r="3" fill="var(--accent)" stroke="none" />
      <circle cx="6" cy="34" r="3" />
      <circle cx="6" cy="50" r="3" />
    </>
  ),
  chart: (
    <>
      <path d="M8 8v48h80" />
      <path d="M8 48 88 16" strokeDasharray="4 4" />
      <path d="M8 48 28 42 46 36 60 24" stroke="var(--accent)" strokeWidth="2.5" />
      <circle cx="60" cy="24" r="3.5" fill="var(--accent)" stroke="none" />
    </>
  ),
  people: (
    <>
      <circle cx="48" cy="14" r="8" stroke="var(--accent)" />
      <circle cx="20" cy="48" r="8" />
      <circle cx="48" cy="48" r="8" />
      <circle cx="76" cy="48" r="8" />
      <path d="M48 22v18M48 31H20v9M48 31h28v9" />
    </>
  ),
  plan: (
    <>
      <rect x="8" y="6" width="80" height="12" rx="6" />
      <rect x="8" y="6" width="52" height="12" rx="6" fill="var(--accent)" stroke="none" />
      <rect x="20" y="27" width="68" height="12" rx="6" />
      <rect x="20" y="27" width="24" height="12" rx="6" fill="var(--accent)" stroke="none" />
      <rect x="20" y="48" width="68" height="12" rx="6" />
    </>
  ),
  calendar: (
    <>
      <rect x="16" y="10" width="64" height="48" rx="6" />
      <path d="M16 24h64M32 4v10M64 4v10" />
      <circle cx="48" cy="40" r="6" fill="var(--accent)" stroke="none" />
    </>
  ),
  slides: (
    <>
      <rect x="20" y="6" width="64" height="38" rx="4" />
      <rect x="12" y="16" width="64" height="38" rx="4" fill="var(--surface)" />
      <path d="M22 44v-8M34 44V30M46 44V24" stroke="var(--accent)" strokeWidth="5" />
      <path d="M56 26h12M56 34h12" />
    </>
  ),
  note: (
    <>
      <path d="M22 6h40l14 14v38H22z" />
      <path d="M62 6v14h14" />
      <path d="M32 30h34M32 40h34M32 50h18" stroke="var(--accent)" />
    </>
  ),
  file: (
    <>
      <rect x="10" y="10" width="52" height="44" rx="4" />
      <path d="M10 24h52M10 38h52M28 10v44" />
      <path d="M70 32h18M80 24l8 8-8 8" stroke="var(--accent)" strokeWidth="2.5" />
    </>
  ),
  done: (
    <>
      <circle cx="48" cy="32" r="24" />
      <path d="m37 33 8 8 15-17" stroke="var(--accent)" strokeWidth="3" />
    </>
  ),
} as const;

export type PictureName = keyof typeof pictures;

/** A line drawing of what will be here. */
export function StatePicture({ name }: { name: PictureName }): ReactNode {
  return (
    <svg
      className={classes['picture']}
      width="96"
      height="64"
      viewBox="0 0 96 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {pictures[name]}
    </svg>
  );
}
