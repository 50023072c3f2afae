import { Button, Menu } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldText } from '../lib/field-words.ts';
import { openOverlay } from '../lib/overlays.ts';
import { rowField } from '../lib/record-fields.ts';

interface Props {
  table: string;
  id: string;
  /** Of the form, as the contract names them. */
  fields: readonly string[];
  /** Of the amounts in the record. */
  currency?: string | undefined;
  /** Closes the form: one that stayed open would write its old value over what comes back. */
  onLeave(): void;
}

/** The earlier values of any field of a record, its one-line ones too (P2). */
export function HistoryMenu(props: Props): ReactNode {
  const { t } = useTranslation('components');
  return (
    <Menu position="top-start" shadow="md" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" leftSection={<IconHistory size={14} aria-hidden />}>
          {t('field.history')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <HistoryItems {...props} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The same for a menu that is there already. */
export function HistoryItems({ table, id, fields, currency, onLeave }: Props): ReactNode {
  const { t } = useTranslation('components');
  const text = useFieldText();
  return (
    <>
      <Menu.Label>{t('field.historyOfWhich')}</Menu.Label>
      {fields.map(rowField).map((field) => {
        const label = text.name(field);
        if (label === null) return null;
        return (
          <Menu.Item
            key={field}
            onClick={() => {
              onLeave();
              openOverlay('field-history', { table, id, field, label, ...(currency && { currency }) });
            }}
          >
            {label}
          </Menu.Item>
        );
      })}
    </>
  );
}
