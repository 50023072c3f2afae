import type { ReactNode } from 'react';
import { qrCode } from '#renderer/lib/qr-code.ts';
import classes from './joining.module.css';

/** White modules around the code, without which no camera finds it. */
const QUIET = 4;

/** A text for a camera; nothing where it is too long, since the text itself always stands beside it. */
export function QrPicture({ text, label }: { text: string; label: string }): ReactNode {
  const rows = qrCode(text);
  if (!rows) return null;
  const side = rows.length + 2 * QUIET;
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      className={classes['qr']}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
