import type { ReactNode } from 'react';
import { isMac } from '../lib/platform.ts';
import classes from './marks.module.css';

const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: isMac ? '⇧' : 'Shift',
  escape: 'Esc',
  enter: '↵',
};

/** Keys as actions write them (`mod+k`, `g h`), drawn as keys. */
export function KeyHint({ keys }: { keys: string }): ReactNode {
  const parts = keys.split(/[ +]/);
  return (
    <span className={classes['keys']}>
      {parts.map((part, index) => (
        <kbd key={index} className={classes['key']}>
          {names[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part)}
        </kbd>
      ))}
    </span>
  );
}
