import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { closeInspector, inspected } from '#renderer/lib/inspector.ts';
import { useStore } from '#renderer/lib/store.ts';
import classes from './shell.module.css';

/** A linked record beside the page: ↑↓ walks the list, Enter opens in full, Esc closes. */
export function InspectorPanel(): ReactNode {
  const { t } = useTranslation('shell');
  const record = useStore(inspected);
  const open = record !== null;

  // Esc closes from anywhere on the page, but a dialog or a menu that is open has it first.
  useEffect(() => {
    if (!open) return;
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) closeInspector();
    };
    window.addEventListener('keydown', onEscape);
    return () => window.removeEventListener('keydown', onEscape);
  }, [open]);

  if (!record) return null;
  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ArrowDown') record?.onWalk?.(1);
    else if (event.key === 'ArrowUp') record?.onWalk?.(-1);
    else if (event.key === 'Enter') record?.onOpen?.();
    else return;
    event.preventDefault();
  }
  return (
    <aside className={classes['inspector']} aria-label={record.title} tabIndex={-1} onKeyDown={onKeyDown}>
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
