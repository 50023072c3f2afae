import { Button, MultiSelect, TagsInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountProfile } from '#shared/contract/accounts.ts';
import { UNNAMED_SOURCE } from '#shared/domain/import/import-kinds.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { Section } from '#renderer/components/page.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useReasonOptions } from '#renderer/lib/reason-options.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { accountQueries } from './account-queries.ts';
import classes from './account.module.css';
import { EditAccount } from './edit-account.tsx';

/** A1: the short facts, tags and who shares the account. */
export function ProfileFacts({ profile }: { profile: AccountProfile }): ReactNode {
  const { t } = useTranslation('account');
  const { members } = useMe();
  const [editing, setEditing] = useState(false);
  const { account, tags, collaboratorIds } = profile;
  const { id } = account;
  const choices = useQuery(accountQueries.choices());
  const onDone = { onSuccess: () => showUndo(t('form.saved')), onError: showFailure };
  const setTags = useMutation({
    mutationFn: (next: string[]) => coreClient.accounts.setTags({ id, tags: next }),
    ...onDone,
  });
  const setCollaborators = useMutation({
    mutationFn: (memberIds: string[]) => coreClient.accounts.setCollaborators({ id, memberIds }),
    ...onDone,
  });
  const others = members.filter((member) => member.id !== account.ownerId);
  return (
    <Section
      title={t('profile.facts')}
      aside={
        <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
          {t('profile.edit')}
        </Button>
      }
    >
      <FactList profile={profile} />
      <TagsInput
        label={t('profile.tags')}
        placeholder={tags.length === 0 ? t('profile.addTag') : ''}
        mb="sm"
        data={choices.data?.tags ?? []}
        value={tags}
        onChange={(next) => setTags.mutate(next)}
      />
      {others.length > 0 ? (
        <MultiSelect
          label={t('profile.collaborators')}
          description={t('profile.collaboratorsHint')}
          placeholder={collaboratorIds.length === 0 ? t('profile.addCollaborator') : ''}
          data={others.map((member) => ({ value: member.id, label: member.name }))}
          value={collaboratorIds}
          onChange={(next) => setCollaborators.mutate(next)}
        />
      ) : (
        <p className={classes['hint']}>{`${t('profile.collaborators')}: ${t('profile.alone')}`}</p>
      )}
      {editing && <EditAccount id={id} onClose={() => setEditing(false)} />}
    </Section>
  );
}

function FactList({ profile: { account, externalIds } }: { profile: AccountProfile }): ReactNode {
  const { t } = useTranslation('account');
  const names = useContentNames();
  const { members } = useMe();
  const choices = useQuery(accountQueries.choices());
  const segment = choices.data?.segments.find(({ id }) => id === account.segmentId);
  const lossReason = useReasonOptions('loss', account.lossReasonId).find(
    ({ value }) => value === (account.lossReasonId ?? account.lossReason),
  );
  const day = (value: string | null) => value && <DayText day={value} exact />;
  const facts: [string, ReactNode][] = [
    [t('form.legalName'), account.legalName],
    [t('form.sector'), account.sector && t(`sector.${account.sector}`)],
    [t('form.size'), account.size && t(`size.${account.size}`)],
    [t('form.country'), account.country],
    [t('form.website'), account.website && <Website key="website" address={account.website} />],
    [t('form.owner'), members.find(({ id }) => id === account.ownerId)?.name],
    [t('form.segment'), segment && names.segment(segment)],
    [t('form.autonomy'), t(`level.${account.autonomy}`)],
    [t('form.status'), t(`status.${account.status}`)],
    [t('form.postSaleStage'), account.postSaleStage && t(`postSaleStage.${account.postSaleStage}`)],
    [t('form.clientSince'), day(account.clientSince)],
    [t('form.ongoingStart'), day(account.ongoingStart)],
    [t('form.lostOn'), day(account.lostOn)],
    [t('form.lossReason'), lossReason?.label],
    [t('form.lossNote'), account.lossNote],
    [t('form.language'), t(`language.${account.language}`)],
    [
      t('profile.external'),
      externalIds
        .map(({ source, externalId }) => (source === UNNAMED_SOURCE ? externalId : `${source}: ${externalId}`))
        .join(' · '),
    ],
  ];
  return (
    <dl className={classes['facts']}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Opens in the system's browser, after main asked. */
function Website({ address }: { address: string }): ReactNode {
  const full = /^https:\/\//i.test(address) ? address : `https://${address.replace(/^http:\/\//i, '')}`;
  return (
    <Button
      variant="transparent"
      size="compact-sm"
      px={0}
      maw="100%"
      title={full}
      onClick={() => void window.ongoing.openExternal(full)}
    >
      {address.replace(/^https?:\/\//i, '')}
    </Button>
  );
}
