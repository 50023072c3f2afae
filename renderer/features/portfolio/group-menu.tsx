import { Button, Menu } from '@mantine/core';
import { IconLayoutRows } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#renderer/lib/session.ts';
import { type GroupId, groupIds } from './portfolio-search.ts';

interface Props {
  value: GroupId | undefined;
  onChange(value: GroupId | undefined): void;
}

/** What the list is gathered by. */
export function GroupMenu({ value, onChange }: Props): ReactNode {
  const { t } = useTranslation('portfolio');
  const { teams } = useMe();
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconLayoutRows size={14} aria-hidden />}>
          {value ? t('groups.by', { what: t(`groups.name.${value}`) }) : t('groups.group')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {value && <Menu.Item onClick={() => onChange(undefined)}>{t('groups.none')}</Menu.Item>}
        {groupIds
          .filter((id) => id !== value && (id !== 'team' || teams.length > 1))
          .map((id) => (
            <Menu.Item key={id} onClick={() => onChange(id)}>
              {t(`groups.name.${id}`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
