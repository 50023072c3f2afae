import type { ReactNode } from 'react';
import { isAction } from '#renderer/components/key-action.ts';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { useRecordName } from '#renderer/lib/record-name.ts';
import type { PaletteEntry } from './palette-entries.ts';
import classes from './palette.module.css';

interface Props {
  entry: PaletteEntry;
  index: number;
  id: string;
  current: boolean;
  onPoint(): void;
  onRun(): void;
}

export function EntryRow({ entry, index, id, current, onPoint, onRun }: Props): ReactNode {
  const recordName = useRecordName();
  return (
    <div
      id={id}
      role="option"
      aria-selected={current}
      data-entry={index}
      data-current={current || undefined}
      className={classes['entry']}
      onPointerMove={onPoint}
      onClick={onRun}
      onKeyDown={(event) => isAction(event) && onRun()}
      tabIndex={-1}
    >
      <span className={classes['label']}>
        {entry.label}
        {entry.context && <span className={classes['context']}>{entry.context}</span>}
      </span>
      {entry.keys && <KeyHint keys={entry.keys} />}
      {entry.table && <span className={classes['kind']}>{recordName(entry.table)}</span>}
      {entry.excerpt && entry.excerpt.length > 0 && (
        <span className={classes['excerpt']}>
          {entry.excerpt.map(({ text, match }, position) =>
            match ? <mark key={position}>{text}</mark> : <span key={position}>{text}</span>,
          )}
        </span>
      )}
    </div>
  );
}
