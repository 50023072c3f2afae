import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFlag, IconHistory, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/contract/plans.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';

interface Props {
  plan: Plan;
  onNew(): void;
  onVersions(): void;
  onGone(): void;
}

export function PlanMenu({ plan, onNew, onVersions, onGone }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const today = useToday();
  const close = useMutation({
    mutationFn: (closedOn: string | null) => coreClient.plans.close({ id: plan.id, closedOn }),
    onSuccess: (_, closedOn) => showUndo(t(closedOn ? 'menu.closed' : 'menu.reopened')),
    onError: showFailure,
  });
  const trash = useMutation({
    mutationFn: () => coreClient.plans.trash({ id: plan.id }),
    onSuccess: () => {
      showUndo(t('menu.trashed'));
      onGone();
    },
    onError: showFailure,
  });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('menu.label')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlus size={14} aria-hidden />} onClick={onNew}>
          {t('menu.new')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={14} aria-hidden />} onClick={onVersions}>
          {t('versions.open')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFlag size={14} aria-hidden />}
          onClick={() => close.mutate(plan.closedOn ? null : today)}
        >
          {t(plan.closedOn ? 'menu.reopen' : 'menu.close')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => trash.mutate()}>
          {t('menu.trash')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
