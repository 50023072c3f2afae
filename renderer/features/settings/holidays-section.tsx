import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holiday } from '#shared/contract/workspace-look.ts';
import { ptBR } from '#shared/i18n/resources.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { useMayChange } from '#renderer/lib/may-change.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './settings.module.css';

type HolidayKey = keyof typeof ptBR.content.holiday;

const isShipped = (key: string | null): key is HolidayKey => key !== null && key in ptBR.content.holiday;

/** Days on which nothing falls due, a year at a time. */
export function HolidaysSection(): ReactNode {
  const { t } = useTranslation('settings');
  const mayChange = useMayChange('lead');
  const [year, setYear] = useState(Number(useToday().slice(0, 4)));
  const holidays = useQuery(core.holidays.list.queryOptions({ input: { year }, meta: reads('holiday') }));
  return (
    <div>
      <p className={classes['quiet']}>{t('holidays.hint')}</p>
      {!mayChange && <p className={classes['quiet']}>{t('holidays.onlyLead')}</p>}
      <Group gap="xs" my="xs" role="group" aria-label={t('holidays.year')}>
        <ActionIcon variant="subtle" color="gray" aria-label={t('holidays.previous')} onClick={() => setYear(year - 1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <span aria-live="polite" className={classes['year']}>
          {year}
        </span>
        <ActionIcon variant="subtle" color="gray" aria-label={t('holidays.next')} onClick={() => setYear(year + 1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
      <QueryView query={holidays} where={t('holidays.failed')}>
        {(days) =>
          days.length === 0 ? (
            <p className={classes['quiet']}>{t('holidays.empty')}</p>
          ) : (
            <ul className={classes['workspaces']}>
              {days.map((day) => (
                <HolidayRow key={day.id} holiday={day} mayChange={mayChange} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {mayChange && <AddHoliday />}
    </div>
  );
}

function HolidayRow({ holiday, mayChange }: { holiday: Holiday; mayChange: boolean }): ReactNode {
  const { t } = useTranslation(['settings', 'content']);
  const format = useFormat();
  const remove = useMutation(
    core.holidays.remove.mutationOptions({ onSuccess: () => showUndo(t('holidays.removed')), onError: showFailure }),
  );
  const { id, day, contentKey } = holiday;
  const name = holiday.name ?? (isShipped(contentKey) ? t(`content:holiday.${contentKey}`) : (contentKey ?? ''));
  return (
    <li>
      <span>
        <time dateTime={day}>{format.day(day)}</time> {name}
      </span>
      {mayChange && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('holidays.remove', { name })}
          onClick={() => remove.mutate({ id })}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </li>
  );
}

function AddHoliday(): ReactNode {
  const { t } = useTranslation('settings');
  const [day, setDay] = useState<string | null>(null);
  const [name, setName] = useState('');
  const add = useMutation(
    core.holidays.add.mutationOptions({
      onSuccess: () => {
        setDay(null);
        setName('');
        showUndo(t('holidays.added'));
      },
      onError: showFailure,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day && name.trim() !== '') add.mutate({ day, name });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="sm" align="flex-end" mt="sm" wrap="nowrap">
        <DayInput label={t('holidays.day')} value={day} onChange={setDay} />
        <TextInput
          label={t('holidays.name')}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.isPending} disabled={!day || name.trim() === ''}>
          {t('holidays.add')}
        </Button>
      </Group>
    </form>
  );
}
