import { NumberInput, Select, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/day-input.tsx';
import { LineField } from '#renderer/components/line-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { Participant } from '#shared/contract/review-steps.ts';
import type { Side } from '#shared/domain/vocabulary.ts';
import { RemoveButton } from '../fields.tsx';
import { Group } from '../group.tsx';
import { useStudio } from '../studio-context.ts';
import classes from '../studio.module.css';
import { instantInZone, wallClock } from '#renderer/lib/zoned-time.ts';

/** Step 1: when, what period, who (F1, F3). */
export function PeriodStep(): ReactNode {
  const { t } = useTranslation(['studio', 'reviews']);
  const { review, participants } = useStudio();
  const format = useFormat();
  return (
    <>
      <Group
        title={t('period.when')}
        aside={
          review.previous && (
            <span className={classes['quiet']}>
              {t('period.previous', {
                kind: t(`reviews:kindInText.${review.previous.kind}`),
                day: format.day(review.previous.day),
              })}
            </span>
          )
        }
      >
        <WhenFields />
      </Group>
      <People side="client" people={participants.filter(({ side }) => side === 'client')} />
      <People side="ours" people={participants.filter(({ side }) => side === 'ours')} />
    </>
  );
}

function WhenFields(): ReactNode {
  const { t } = useTranslation('studio');
  const { review, save, write } = useStudio();
  const [duration, setDuration] = useState<number | string>(review.durationMinutes);
  const change = (patch: Omit<Parameters<typeof coreClient.reviews.save>[0], 'id'>) =>
    coreClient.reviews.save({ id: review.id, ...patch });
  return (
    <div className={classes['grid']}>
      <DateTimePicker
        label={t('period.startsAt', { zone: review.timeZone })}
        value={wallClock(review.startsAt, review.timeZone)}
        valueFormat={t('period.dateTimeFormat')}
        onChange={(value) => {
          if (!value) return;
          const startsAt = instantInZone(value, review.timeZone);
          if (startsAt === review.startsAt) return;
          const { id, timeZone, durationMinutes } = review;
          void write(coreClient.reviews.move({ id, startsAt, timeZone, durationMinutes }));
        }}
      />
      <NumberInput
        label={t('period.duration')}
        min={10}
        max={600}
        step={15}
        value={duration}
        onChange={setDuration}
        onBlur={() => {
          const minutes = Number(duration);
          if (minutes >= 10 && minutes !== review.durationMinutes) void write(change({ durationMinutes: minutes }));
        }}
      />
      <DayInput
        label={t('period.from')}
        value={review.periodFrom}
        max={review.periodTo}
        required
        onChange={(periodFrom) => periodFrom && void write(change({ periodFrom }))}
      />
      <DayInput
        label={t('period.to')}
        value={review.periodTo}
        min={review.periodFrom}
        required
        onChange={(periodTo) => periodTo && void write(change({ periodTo }))}
      />
      <LineField
        required
        label={t('period.place')}
        value={review.place ?? ''}
        draftKey={`review:${review.id}:place`}
        onSave={(place) => save(change({ place }))}
      />
      <OwnerField onChange={(ownerId) => void write(change({ ownerId }))} />
    </div>
  );
}

function OwnerField({ onChange }: { onChange(ownerId: string | null): void }): ReactNode {
  const { t } = useTranslation('studio');
  const { members } = useMe();
  const { review } = useStudio();
  return (
    <Select
      label={t('period.owner')}
      value={review.ownerId}
      data={members.map(({ id, name }) => ({ value: id, label: name }))}
      allowDeselect={false}
      onChange={onChange}
    />
  );
}

function People({ side, people }: { side: Side; people: readonly Participant[] }): ReactNode {
  const { t } = useTranslation('studio');
  const { account } = useStudio();
  return (
    <Group title={side === 'client' ? t('period.theirs', { client: account.name }) : t('side.ours')}>
      <ul className={classes['lines']}>
        {people.map((person) => (
          <li key={person.id} className={classes['line']}>
            <div className={classes['lineMain']}>
              {person.name}
              <div className={classes['lineMeta']}>
                {[person.title, person.email ?? t('period.noEmail')].filter(Boolean).join(' · ')}
              </div>
            </div>
            <RemoveButton table="review_participant" id={person.id} name={person.name} />
          </li>
        ))}
      </ul>
      <AddPerson side={side} people={people} />
    </Group>
  );
}

function AddPerson({ side, people }: { side: Side; people: readonly Participant[] }): ReactNode {
  const { t } = useTranslation('studio');
  const { members } = useMe();
  const { review, contacts, write } = useStudio();
  const [name, setName] = useState('');
  const here = new Set(people.flatMap(({ contactId, memberId }) => [contactId, memberId]));
  const options =
    side === 'client'
      ? contacts
          .filter(({ id, left }) => !left && !here.has(id))
          .map(({ id, name: label, title }) => ({ value: id, label: title ? `${label} · ${title}` : label }))
      : members
          .filter(({ id, active }) => active && !here.has(id))
          .map(({ id, name: label }) => ({ value: id, label }));
  const add = (input: { contactId?: string; memberId?: string; name?: string }) =>
    write(
      coreClient.preparation.addParticipant({
        reviewId: review.id,
        side,
        contactId: input.contactId ?? null,
        memberId: input.memberId ?? null,
        name: input.name ?? null,
        email: null,
      }),
    );
  return (
    <div className={classes['controls']} style={{ marginTop: 8 }}>
      <Select
        size="xs"
        className={classes['grow'] ?? ''}
        aria-label={t('period.addKnown')}
        placeholder={t('period.addKnown')}
        data={options}
        value={null}
        searchable
        onChange={(id) => {
          if (id) void add(side === 'client' ? { contactId: id } : { memberId: id });
        }}
      />
      <TextInput
        size="xs"
        className={classes['grow'] ?? ''}
        aria-label={t('period.addOther')}
        placeholder={t('period.addOther')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || name.trim() === '') return;
          void add({ name: name.trim() }).then((added) => added && setName(''));
        }}
      />
    </div>
  );
}
