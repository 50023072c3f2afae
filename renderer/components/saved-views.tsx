import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewPage } from '#shared/contract/accounts.ts';
import { viewsQuery } from '#renderer/lib/account-list-queries.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './saved-views.module.css';

interface Props {
  page: ViewPage;
  /** The list without any filter, as it is called. */
  all: string;
  /** The list as it is filtered and sorted now. */
  query: string;
  onOpen(query: string): void;
}

/** Filters worth coming back to, one click each. */
export function SavedViews({ page, all, query, onOpen }: Props): ReactNode {
  const { t } = useTranslation('portfolio');
  const views = useQuery(viewsQuery(page));
  const remove = useMutation({
    mutationFn: (id: string) => coreClient.accounts.removeView({ id }),
    onSuccess: () => showUndo(t('views.removed')),
    onError: showFailure,
  });
  const known = views.data ?? [];
  if (known.length === 0 && query === '') return null;
  return (
    <div className={classes['views']} role="group" aria-label={t('views.label')}>
      <button type="button" className={classes['view']} aria-pressed={query === ''} onClick={() => onOpen('')}>
        {all}
      </button>
      {known.map((view) => (
        <span key={view.id} className={classes['views']}>
          <button
            type="button"
            className={classes['view']}
            aria-pressed={view.query === query}
            onClick={() => onOpen(view.query)}
          >
            {view.name}
          </button>
          {view.query === query && (
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={t('views.remove', { name: view.name })}
              onClick={() => remove.mutate(view.id)}
            >
              <IconX size={12} aria-hidden />
            </ActionIcon>
          )}
        </span>
      ))}
      {query !== '' && !known.some((view) => view.query === query) && <SaveView page={page} query={query} />}
    </div>
  );
}

function SaveView({ page, query }: Pick<Props, 'page' | 'query'>): ReactNode {
  const { t } = useTranslation(['portfolio', 'common']);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => coreClient.accounts.saveView({ page, name, query }),
    onSuccess: () => {
      setOpen(false);
      setName('');
      showUndo(t('views.saved'));
    },
    onError: showFailure,
  });
  return (
    <Popover opened={open} onChange={setOpen} trapFocus position="bottom-start" shadow="md" returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconBookmark size={14} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {t('views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views.save')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') save.mutate();
          }}
        >
          <Group align="end" gap="sm">
            <TextInput
              label={t('views.name')}
              placeholder={t('views.namePlaceholder')}
              maxLength={80}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              data-autofocus
            />
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {t('common:save')}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
