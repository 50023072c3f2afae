import { Alert, Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/day-input.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { instantInZone, wallClock } from '#renderer/lib/zoned-time.ts';
import type { ReviewProposal } from '#shared/contract/reviews.ts';
import { type ReviewKind, reviewKinds } from '#shared/domain/vocabulary.ts';
import classes from './reviews.module.css';

/** Plans a review: day, period and people are proposed, the consultant confirms (F1, F2). */
export function NewReview({ input, onClose }: OverlayProps<'new-review'>): ReactNode {
  const { t } = useTranslation('reviews');
  const [accountId, setAccountId] = useState<string | null>(input.accountId ?? null);
  const [kind, setKind] = useState<ReviewKind>('qbr');
  const accounts = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') }));
  return (
    <Modal opened onClose={onClose} title={t('form.title')} size="lg">
      <Stack gap="md">
        <div className={classes['pair']}>
          <Select
            label={t('form.account')}
            placeholder={t('form.chooseAccount')}
            searchable
            limit={50}
            data={(accounts.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={accountId}
            onChange={setAccountId}
            data-autofocus={!accountId || undefined}
          />
          <Select
            label={t('form.kind')}
            data={reviewKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind(reviewKinds.find((each) => each === value) ?? 'qbr')}
          />
        </div>
        {accountId && <Proposed key={`${accountId}${kind}`} accountId={accountId} kind={kind} onClose={onClose} />}
      </Stack>
    </Modal>
  );
}

function Proposed({ accountId, kind, onClose }: { accountId: string; kind: ReviewKind; onClose(): void }): ReactNode {
  const query = useQuery(
    core.reviews.proposal.queryOptions({ input: { accountId, kind }, meta: reads('review', 'account', 'commitment') }),
  );
  return <QueryView query={query}>{(proposal) => <Details proposal={proposal} onClose={onClose} />}</QueryView>;
}

function Details({ proposal, onClose }: { proposal: ReviewProposal; onClose(): void }): ReactNode {
  const { t } = useTranslation(['reviews', 'common']);
  const { members } = useMe();
  const navigate = useNavigate();
  const [values, setValues] = useState(proposal);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const set = (patch: Partial<ReviewProposal>) => setValues((now) => ({ ...now, ...patch }));

  async function create(): Promise<void> {
    setSending(true);
    const {
      accountName: _name,
      language: _language,
      touchModel: _model,
      previous: _last,
      carried: _count,
      ...fields
    } = values;
    try {
      const { id } = await coreClient.reviews.create(fields);
      onClose();
      await navigate({ to: '/reviews/$reviewId', params: { reviewId: id } });
    } catch (error) {
      setFailure(errorText(error));
      setSending(false);
    }
  }

  const { carried, previous } = proposal;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <Stack gap="md">
        <div className={classes['pair']}>
          <DateTimePicker
            label={t('form.startsAt', { zone: values.timeZone })}
            value={wallClock(values.startsAt, values.timeZone)}
            valueFormat={t('form.dateTimeFormat')}
            onChange={(wall) => wall && set({ startsAt: instantInZone(wall, values.timeZone) })}
          />
          <NumberInput
            label={t('form.duration')}
            min={10}
            max={600}
            step={15}
            allowDecimal={false}
            value={values.durationMinutes}
            onChange={(minutes) => set({ durationMinutes: Number(minutes) })}
          />
          <DayInput
            label={t('form.from')}
            value={values.periodFrom}
            required
            onChange={(day) => day && set({ periodFrom: day })}
          />
          <DayInput
            label={t('form.to')}
            value={values.periodTo}
            min={values.periodFrom}
            required
            onChange={(day) => day && set({ periodTo: day })}
          />
          <TextInput
            label={t('form.place')}
            value={values.place ?? ''}
            maxLength={300}
            onChange={({ currentTarget }) => set({ place: currentTarget.value || null })}
          />
          <Select
            label={t('form.owner')}
            data={members.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.ownerId}
            onChange={(ownerId) => set({ ownerId })}
          />
        </div>
        <p className={classes['note']}>
          {previous
            ? t('form.carried', {
                participants: t('form.participants', { count: carried.participants }),
                agenda: t('form.agenda', { count: carried.agendaItems }),
                commitments: t('form.commitments', { count: carried.commitments }),
              })
            : t('form.fresh')}
        </p>
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {t('form.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
