import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeInspector, inspected } from '#renderer/lib/inspector.ts';
import { useStore } from '#renderer/lib/store.ts';
import classes from './shell.module.css';

/** Milliseconds within which a second press makes a double click of the first. */
const DOUBLE_CLICK = 500;

/** A linked record beside the page: ↑↓ walks the list, Enter opens in full, Esc closes. */
export function InspectorPanel(): ReactNode {
  const { t } = useTranslation('shell');
  const record = useStore(inspected);
  const panel = useRef<HTMLElement>(null);
  const arriving = useArriving(record !== null);

  // Esc closes from anywhere on the page, but a dialog or a menu that is open has it first.
  useEffect(() => {
    if (!record) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const inPanel = document.activeElement === panel.current;
      if (event.key === 'Escape') {
        if (!document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) closeInspector();
      } else if (inPanel && event.key === 'ArrowDown') record.onWalk?.(1);
      else if (inPanel && event.key === 'ArrowUp') record.onWalk?.(-1);
      else if (inPanel && event.key === 'Enter') record.onOpen?.();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [record]);

  if (!record) return null;
  return (
    <aside
      ref={panel}
      className={classes['inspector']}
      data-arriving={arriving || undefined}
      aria-label={record.title}
      tabIndex={-1}
    >
      <div className={classes['inspectorHead']}>
        <h2 className={classes['inspectorTitle']}>{record.title}</h2>
        {record.onOpen && (
          <Button variant="light" onClick={record.onOpen}>
            {t('inspector.open')}
          </Button>
        )}
        <ActionIcon variant="subtle" color="gray" onClick={closeInspector} aria-label={t('inspector.close')}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <div className={classes['inspectorBody']}>{record.content}</div>
    </aside>
  );
}

/** True for as long as the press that opened the panel may still turn out to be half of a double click. */
function useArriving(open: boolean): boolean {
  const [settled, setSettled] = useState(false);
  if (!open && settled) setSettled(false);
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => setSettled(true), DOUBLE_CLICK);
    return () => clearTimeout(timer);
  }, [open]);
  return open && !settled;
}
