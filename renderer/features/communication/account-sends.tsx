import { Button, Group, Menu, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Send } from '#shared/contract/communication.ts';
import { sendResults } from '#shared/domain/method-vocabulary.ts';
import { CadenceLine } from '#renderer/components/cadence-line.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { sendsOfAccountQuery, tracksQuery } from './communication-queries.ts';
import classes from './communication.module.css';
import { useContentWords } from './content-words.ts';

const SHOWN = 6;

/** H2, H4: how the cadence was kept, the tracks the client is on, what waits for them and what they were sent. */
export function AccountSends({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('communication');
  const { data } = useQuery(sendsOfAccountQuery(accountId));
  if (!data) return null;
  const shown = data.sends.slice(0, SHOWN);
  return (
    <Section
      title={t('account.title')}
      aside={
        <Group gap="md">
          <CadenceLine accountId={accountId} />
          <TrackMenu accountId={accountId} tracks={data.tracks} />
          <Button variant="default" size="compact-sm" onClick={() => openOverlay('send-content', { accountId })}>
            {t('account.send')}
          </Button>
        </Group>
      }
    >
      <Tracks accountId={accountId} tracks={data.tracks} />
      {shown.length > 0 && (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('account.content')}</th>
              <th scope="col">{t('account.state')}</th>
              <th scope="col">{t('account.when')}</th>
              <th scope="col">{t('account.result')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((send) => (
              <SendRow key={send.id} send={send} />
            ))}
          </tbody>
        </table>
      )}
      {data.sends.length > SHOWN && (
        <p className={classes['quiet']}>{t('account.more', { count: data.sends.length - SHOWN })}</p>
      )}
    </Section>
  );
}

export function SendRow({ send, withAccount = false }: { send: Send; withAccount?: boolean }): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  return (
    <tr>
      <td>{withAccount ? send.accountName : words.title(send)}</td>
      <td>
        {send.state === 'sent' ? (
          t('state.sent')
        ) : (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => openOverlay('send-content', { accountId: send.accountId, sendId: send.id })}
          >
            {t(`state.${send.state}`)}
          </Button>
        )}
        {send.variantLabel && (
          <span className={classes['quiet']}> {t('send.variant', { label: send.variantLabel })}</span>
        )}
      </td>
      <td>
        <DayText day={send.sentOn ?? send.dueOn} />
      </td>
      <td>{send.state === 'sent' ? <ResultSelect send={send} /> : '–'}</td>
    </tr>
  );
}

/** H5: what came of it, one choice. */
function ResultSelect({ send }: { send: Send }): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  const save = useMutation({
    mutationFn: (result: Send['result']) => coreClient.communication.setResult({ id: send.id, result }),
    onSuccess: () => showUndo(t('result.saved')),
    onError: showFailure,
  });
  return (
    <Select
      size="xs"
      w={150}
      allowDeselect={false}
      aria-label={t('result.label', { content: words.title(send), account: send.accountName })}
      data={sendResults.map((value) => ({ value, label: t(`result.${value}`) }))}
      value={send.result}
      onChange={(value) => value && save.mutate(value as Send['result'])}
    />
  );
}

type Joined = readonly { trackId: string; contentKey: string | null; name: string | null; startedOn: string }[];

function Tracks({ accountId, tracks }: { accountId: string; tracks: Joined }): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  const stop = useMutation({
    mutationFn: (trackId: string) => coreClient.communication.stopTrack({ trackId, accountId }),
    onSuccess: () => showUndo(t('account.stopped')),
    onError: showFailure,
  });
  if (tracks.length === 0) return null;
  return (
    <ul className={classes['list']}>
      {tracks.map((track) => (
        <li key={track.trackId}>
          {t('account.onTrack', { track: words.track(track) })}{' '}
          <span className={classes['quiet']}>
            <DayText day={track.startedOn} />
          </span>
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => stop.mutate(track.trackId)}>
            {t('account.stop')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function TrackMenu({ accountId, tracks }: { accountId: string; tracks: Joined }): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  const { data } = useQuery(tracksQuery());
  const enroll = useMutation({
    mutationFn: (trackId: string) => coreClient.communication.enroll({ trackId, accountId }),
    onSuccess: () => showUndo(t('account.enrolled')),
    onError: showFailure,
  });
  const open = (data?.tracks ?? []).filter(({ id, active }) => active && !tracks.some(({ trackId }) => trackId === id));
  if (open.length === 0) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" size="compact-sm">
          {t('account.enroll')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {open.map((track) => (
          <Menu.Item key={track.id} onClick={() => enroll.mutate(track.id)}>
            {words.track(track)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
