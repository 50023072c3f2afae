import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReasonRow } from '#shared/contract/advocacy.ts';
import { type ReasonKind, reasonKinds } from '#shared/domain/method-vocabulary.ts';
import { lossReasons } from '#shared/domain/vocabulary.ts';
import view from '#renderer/components/portfolio-view.module.css';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { ReasonTally } from './reason-tally.tsx';

/** L4: the words a workspace gives to what it loses, and how often each was said. */
export function ReasonsPage(): ReactNode {
  const { t } = useTranslation('commercial');
  const list = useQuery(core.reasons.list.queryOptions({ meta: reads('reason', 'member') }));
  return (
    <QueryView query={list} where={t('reasons.failed')}>
      {({ reasons, mayWrite }) => (
        <>
          <p className={view['quiet']}>{t(mayWrite ? 'reasons.intro' : 'reasons.locked')}</p>
          <div className={view['columns']}>
            {reasonKinds.map((kind) => (
              <ReasonGroup
                key={kind}
                kind={kind}
                reasons={reasons.filter((reason) => reason.kind === kind)}
                mayWrite={mayWrite}
              />
            ))}
          </div>
          <ReasonTally />
        </>
      )}
    </QueryView>
  );
}

interface GroupProps {
  kind: ReasonKind;
  reasons: readonly ReasonRow[];
  mayWrite: boolean;
}

function ReasonGroup({ kind, reasons, mayWrite }: GroupProps): ReactNode {
  const { t } = useTranslation(['commercial', 'account']);
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () => coreClient.reasons.add({ kind, name }),
    onSuccess: () => {
      setName('');
      showUndo(t('commercial:reasons.saved'));
    },
    onError: showFailure,
  });
  const shipped = kind === 'opportunity' ? [] : lossReasons;
  return (
    <section className={view['block']} aria-label={t(`commercial:reasons.kind.${kind}`)}>
      <h2>{t(`commercial:reasons.kind.${kind}`)}</h2>
      <ul className={view['lines']}>
        {shipped.map((key) => (
          <li key={key} className={view['line']}>
            <span>{t(`account:lossReason.${key}`)}</span>
            <span className={view['note']}>{t('commercial:reasons.shipped')}</span>
          </li>
        ))}
        {reasons.map((reason) => (
          <ReasonLine key={reason.id} reason={reason} mayWrite={mayWrite} />
        ))}
      </ul>
      {mayWrite && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') add.mutate();
          }}
        >
          <Group gap="sm" mt="sm" align="end">
            <TextInput
              label={t('commercial:reasons.name')}
              maxLength={120}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={name.trim() === ''}>
              {t('commercial:reasons.add')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  );
}

function ReasonLine({ reason, mayWrite }: { reason: ReasonRow; mayWrite: boolean }): ReactNode {
  const { t } = useTranslation('commercial');
  const [name, setName] = useState(reason.name);
  const save = useMutation({
    mutationFn: (patch: { name?: string; archived?: boolean }) =>
      coreClient.reasons.update({ id: reason.id, ...patch }),
    onSuccess: () => showUndo(t('reasons.saved')),
    onError: showFailure,
  });
  const leave = () => {
    if (name.trim() === '') setName(reason.name);
    else if (name.trim() !== reason.name) save.mutate({ name: name.trim() });
  };
  return (
    <li className={view['line']}>
      <TextInput
        size="xs"
        variant="unstyled"
        aria-label={t('reasons.rename')}
        maxLength={120}
        readOnly={!mayWrite}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onBlur={leave}
      />
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={!mayWrite}
        aria-label={`${t(reason.archived ? 'reasons.unarchive' : 'reasons.archive')}: ${reason.name}`}
        onClick={() => save.mutate({ archived: !reason.archived })}
      >
        {t(reason.archived ? 'reasons.unarchive' : 'reasons.archive')}
      </Button>
    </li>
  );
}
