import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusNow } from '#renderer/lib/focus-now.ts';
import { pageActions } from '#renderer/lib/actions.ts';
import { core } from '#renderer/lib/core-client.ts';
import { useOpenRecord } from '#renderer/lib/open-record.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { useStore } from '#renderer/lib/store.ts';
import { EntryRow } from './palette-row.tsx';
import { actionEntries, groupEntries, hitEntries } from './palette-entries.ts';
import classes from './palette.module.css';
import { useGlobalActions } from './use-global-actions.ts';

/** Pause in typing before a search, in milliseconds; a newer search cancels the older. */
const PAUSE = 120;
const HITS = 30;

/** Q2: accounts, pages, actions and everything written, by keyboard alone. */
export function Palette({ onClose }: OverlayProps<'palette'>): ReactNode {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), PAUSE);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const here = useStore(pageActions);
  const openRecord = useOpenRecord();
  const globals = useGlobalActions();

  const search = useQuery({
    ...core.search.query.queryOptions({ input: { text: asked, limit: HITS } }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    staleTime: 0,
  });

  const entries = useMemo(() => {
    const actions = actionEntries([...here, ...globals()], text);
    const hits = asked.length > 0 && text.trim().length > 0 ? (search.data?.hits ?? []) : [];
    return groupEntries(
      actions,
      hitEntries(hits, ({ table, rowId }) => openRecord(table, rowId)),
    );
  }, [here, globals, openRecord, text, asked, search.data]);
  const flat = entries.flatMap(({ entries: rows }) => rows);
  const current = Math.min(active, flat.length - 1);

  function moveTo(index: number): void {
    const next = (index + flat.length) % Math.max(1, flat.length);
    setActive(next);
    list.current?.querySelector(`[data-entry="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  function run(index: number): void {
    const entry = flat[index];
    if (!entry) return;
    onClose();
    entry.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') moveTo(current + 1);
    else if (event.key === 'ArrowUp') moveTo(current - 1);
    else if (event.key === 'Enter') run(current);
    else return;
    event.preventDefault();
  }

  const waiting = search.isFetching || asked !== text.trim();
  return (
    <Modal.Root opened onClose={onClose} padding={0} size={640} yOffset="12vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content aria-label={t('palette.title')}>
        <div className={classes['search']}>
          <IconSearch size={16} aria-hidden />
          <input
            className={classes['input']}
            role="combobox"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={flat[current] ? `${listId}-${current}` : undefined}
            aria-autocomplete="list"
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            data-autofocus
            ref={focusNow}
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            maxLength={200}
            spellCheck={false}
          />
        </div>
        <div ref={list} id={listId} role="listbox" aria-label={t('palette.title')} className={classes['list']}>
          {entries.map(({ group, start, entries: rows }) => (
            <div key={group} role="group" aria-label={t(`palette.${group}`)}>
              <p className={classes['group']} aria-hidden>
                {t(`palette.${group}`)}
              </p>
              {rows.map((entry, place) => {
                const own = start + place;
                return (
                  <EntryRow
                    key={entry.id}
                    entry={entry}
                    index={own}
                    id={`${listId}-${own}`}
                    current={own === current}
                    onPoint={() => setActive(own)}
                    onRun={() => run(own)}
                  />
                );
              })}
            </div>
          ))}
        </div>
        {flat.length === 0 && (
          <p className={classes['note']}>
            {waiting ? t('palette.searching') : t('palette.nothing', { text: text.trim() })}
          </p>
        )}
        {text === '' && <p className={classes['note']}>{t('palette.hint')}</p>}
        <p role="status" className="only-read">
          {text !== '' && !waiting ? t('palette.count', { count: flat.length }) : ''}
        </p>
      </Modal.Content>
    </Modal.Root>
  );
}
