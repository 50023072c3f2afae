import { ActionIcon, NumberInput, Select, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/day-input.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useStudio } from './studio-context.ts';
import classes from './studio.module.css';

type Part = Parameters<typeof coreClient.preparation.remove>[0]['table'];

/** Puts a line in the trash; "undo" brings it back. */
export function RemoveButton({ table, id, name }: { table: Part; id: string; name: string }): ReactNode {
  const { t } = useTranslation('studio');
  const { write } = useStudio();
  return (
    <Tooltip label={t('remove', { name })}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('remove', { name })}
        onClick={() =>
          void write(coreClient.preparation.remove({ table, id })).then((done) => done && showUndo(t('removed')))
        }
      >
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

export interface OwnerChoice {
  memberId: string | null;
  contactId: string | null;
}

interface OwnerProps extends OwnerChoice {
  label: string;
  onChange(choice: OwnerChoice): void;
  /** Whose people may be chosen; both where it is left out. */
  side?: 'ours' | 'client';
}

/** Somebody of the team or of the client. */
export function OwnerSelect({ label, memberId, contactId, onChange, side }: OwnerProps): ReactNode {
  const { t } = useTranslation('studio');
  const { members } = useMe();
  const { contacts, account } = useStudio();
  const ours = {
    group: t('side.ours'),
    items: members
      .filter(({ id, active }) => active || id === memberId)
      .map(({ id, name }) => ({ value: `m:${id}`, label: name })),
  };
  const theirs = {
    group: account.name,
    items: contacts
      .filter(({ id, left }) => !left || id === contactId)
      .map(({ id, name }) => ({ value: `c:${id}`, label: name })),
  };
  return (
    <Select
      size="xs"
      label={label}
      className={classes['grow'] ?? ''}
      value={memberId ? `m:${memberId}` : contactId ? `c:${contactId}` : null}
      data={[...(side === 'client' ? [] : [ours]), ...(side === 'ours' ? [] : [theirs])]}
      placeholder={t('choosePerson')}
      searchable
      clearable
      onChange={(value) =>
        onChange({
          memberId: value?.startsWith('m:') ? value.slice(2) : null,
          contactId: value?.startsWith('c:') ? value.slice(2) : null,
        })
      }
    />
  );
}

export function DueField({ value, onChange }: { value: string | null; onChange(day: string | null): void }): ReactNode {
  const { t } = useTranslation('studio');
  return (
    <div style={{ flex: '0 1 140px' }}>
      <DayInput label={t('due')} size="xs" value={value} onChange={onChange} />
    </div>
  );
}

/** Whole minutes, saved when the field is left. */
export function MinutesField({
  value,
  onSave,
  label,
}: {
  value: number;
  onSave(minutes: number): void;
  label: string;
}): ReactNode {
  const [minutes, setMinutes] = useState<number | string>(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setMinutes(value);
  }
  return (
    <NumberInput
      size="xs"
      aria-label={label}
      w={76}
      min={1}
      max={240}
      allowDecimal={false}
      value={minutes}
      onChange={setMinutes}
      onBlur={() => {
        const next = Number(minutes);
        if (Number.isInteger(next) && next > 0 && next !== value) onSave(next);
        else setMinutes(value);
      }}
    />
  );
}
