import { ActionIcon, Alert, Button, Menu } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { IconDots, IconPencil, IconRocket, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { showFailure, showNote, showUndo } from '#renderer/lib/undo.tsx';
import { AccountHeaderBand } from './account-header.tsx';
import { accountQueries } from './account-queries.ts';
import { AccountTabs } from './account-tabs.tsx';
import { EditAccount } from './edit-account.tsx';

interface Props {
  /** In place of an account that is not on this device (any more). */
  away(accountId: string): ReactNode;
  above(accountId: string): ReactNode;
  /** Further items of the account's menu. */
  menu(accountId: string): ReactNode;
}

/** A6: one account with its header band; the tab below it is the route's. */
export function AccountPage({ away, above, menu }: Props): ReactNode {
  const { t } = useTranslation(['account', 'portfolio', 'activation']);
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const [editing, setEditing] = useState(false);
  const opened = useQuery(accountQueries.opened(id));
  // Also while its last numbers are still known: what left this device is no longer shown.
  if (opened.error instanceof ORPCError && opened.error.code === 'ROW_NOT_FOUND') return <Page>{away(id)}</Page>;
  return (
    <Page>
      <QueryView query={opened} where={t('failed')} lines={8}>
        {({ header }) => (
          <>
            <PageHeader
              title={header.name}
              path={[
                <Link key="portfolio" to="/portfolio">
                  {t('portfolio:page')}
                </Link>,
              ]}
              actions={
                <>
                  {header.status === 'onboarding' && (
                    <Button component={Link} to="/accounts/$accountId/activation" params={{ accountId: id } as never}>
                      {t('activation:open')}
                    </Button>
                  )}
                  <Button
                    variant="default"
                    rightSection={<KeyHint keys="f" />}
                    onClick={() => openOverlay('feeling', { accountId: id })}
                  >
                    {t('feel')}
                  </Button>
                  <Button
                    rightSection={<KeyHint keys="c" />}
                    onClick={() => openOverlay('log-contact', { accountId: id })}
                  >
                    {t('logContact')}
                  </Button>
                  <AccountMenu id={id} onEdit={() => setEditing(true)} more={menu(id)} />
                </>
              }
            />
            {above(id)}
            {header.deletedAt !== null && <TrashNotice id={id} />}
            <AccountHeaderBand header={header} onEdit={() => setEditing(true)} />
            <AccountTabs accountId={id} />
            <Outlet />
            {editing && <EditAccount id={id} onClose={() => setEditing(false)} />}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function AccountMenu({ id, onEdit, more }: { id: string; onEdit(): void; more: ReactNode }): ReactNode {
  const { t } = useTranslation(['account', 'activation']);
  const navigate = useNavigate();
  const trash = useMutation({
    mutationFn: () => coreClient.trash.put({ table: 'account', id }),
    onSuccess: () => {
      showUndo(t('trashed'));
      void navigate({ to: '/portfolio' });
    },
    onError: showFailure,
  });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('menu')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={onEdit}>
          {t('edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRocket size={14} aria-hidden />}
          onClick={() => void navigate({ to: '/accounts/$accountId/activation', params: { accountId: id } })}
        >
          {t('activation:title')}
        </Menu.Item>
        {more}
        <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => trash.mutate()}>
          {t('trash')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function TrashNotice({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('account');
  const restore = useMutation({
    mutationFn: () => coreClient.trash.restore({ table: 'account', id }),
    onSuccess: () => showNote(t('restored')),
    onError: showFailure,
  });
  return (
    <Alert color="gray" mb="sm" title={t('inTrash')}>
      <Button variant="default" size="compact-sm" onClick={() => restore.mutate()} loading={restore.isPending}>
        {t('restore')}
      </Button>
    </Alert>
  );
}
