import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '#renderer/components/confirm-button.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { focusNow } from '#renderer/lib/focus-now.ts';
import type { People } from './members-part.tsx';
import classes from './people.module.css';
import { usePeopleChange } from './use-people-change.ts';

/** Teams: what leads see goes by them. */
export function TeamsPart({ teams }: People): ReactNode {
  const { t } = useTranslation('people');
  const [name, setName] = useState('');
  const add = usePeopleChange(
    (text: string) => coreClient.people.addTeam({ name: text }),
    () => t('team.added'),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() !== '') add.mutate(name, { onSuccess: () => setName('') });
  }
  return (
    <>
      <ul className={classes['rows']} aria-label={t('parts.teams')}>
        {teams.map((team) => (
          <TeamRow key={`${team.id}${team.name}`} team={team} />
        ))}
      </ul>
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end" mt="md">
          <TextInput
            label={t('team.add')}
            value={name}
            maxLength={120}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending} disabled={name.trim() === ''}>
            {t('team.addButton')}
          </Button>
        </Group>
      </form>
    </>
  );
}

function TeamRow({ team }: { team: People['teams'][number] }): ReactNode {
  const { t } = useTranslation(['people', 'common']);
  const [name, setName] = useState<string | null>(null);
  const rename = usePeopleChange(
    (text: string) => coreClient.people.renameTeam({ id: team.id, name: text }),
    () => t('team.renamed'),
  );
  const remove = usePeopleChange(
    () => coreClient.people.removeTeam({ id: team.id }),
    () => t('team.removed'),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name !== null && name.trim() !== '') rename.mutate(name);
  }
  if (name !== null) {
    return (
      <li>
        <form onSubmit={submit}>
          <Group gap="sm">
            <TextInput
              aria-label={t('team.name')}
              value={name}
              maxLength={120}
              ref={focusNow}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Button type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
              {t('team.save')}
            </Button>
            <Button variant="default" onClick={() => setName(null)}>
              {t('common:cancel')}
            </Button>
          </Group>
        </form>
      </li>
    );
  }
  return (
    <li>
      <div>
        <strong>{team.name}</strong>
        <span className={classes['under']}>{t('team.members', { count: team.members })}</span>
      </div>
      <Group gap="xs">
        <Button variant="default" onClick={() => setName(team.name)}>
          {t('team.rename')}
        </Button>
        <ConfirmButton
          variant="subtle"
          color="red"
          disabled={team.members > 0}
          question={t('team.removeQuestion', { name: team.name })}
          confirmLabel={t('team.remove')}
          onConfirm={() => remove.mutate(undefined)}
        >
          {t('team.remove')}
        </ConfirmButton>
      </Group>
    </li>
  );
}
