import { Modal, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { pageActions } from '#renderer/lib/actions.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { useStore } from '#renderer/lib/store.ts';
import { useGlobalActions } from './use-global-actions.ts';

/** `?`: every key there is. */
export function KeysList({ onClose }: OverlayProps<'keys'>): ReactNode {
  const { t } = useTranslation('shell');
  const actions = useGlobalActions()();
  const here = useStore(pageActions).filter(({ keys }) => keys !== undefined);
  const groups = [
    { title: t('keys.here'), rows: here.map(({ label, keys }) => ({ label: label(), keys: keys ?? '' })) },
    ...(['go', 'do', 'app'] as const).map((group) => ({
      title: t(`keys.${group}`),
      rows: actions
        .filter((action) => action.group === group && action.keys !== undefined)
        .map(({ label, keys }) => ({ label: label(), keys: keys ?? '' })),
    })),
    {
      title: t('keys.lists'),
      rows: [
        { label: t('keys.walk'), keys: '↑ ↓' },
        { label: t('keys.open'), keys: 'enter' },
        { label: t('keys.inspect'), keys: t('keys.space') },
        { label: t('keys.select'), keys: 'x' },
        { label: t('keys.selectAll'), keys: 'mod+a' },
        { label: t('keys.close'), keys: 'escape' },
      ],
    },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="lg">
      {groups.map(({ title, rows }) => (
        <Table key={title} withRowBorders={false} verticalSpacing={4} mb="md" captionSide="top">
          <Table.Caption ta="left" mt={0}>
            {title}
          </Table.Caption>
          <Table.Tbody>
            {rows.map(({ label, keys }) => (
              <Table.Tr key={label}>
                <Table.Td>{label}</Table.Td>
                <Table.Td ta="right">
                  <KeyHint keys={keys} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ))}
    </Modal>
  );
}
