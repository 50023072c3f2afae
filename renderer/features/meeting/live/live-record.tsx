import { NativeSelect } from '@mantine/core';
import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AddLine } from '#renderer/components/add-line.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { type Action, usePageActions } from '#renderer/lib/actions.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import type { LiveCommitment } from '#shared/domain/client-view/live-view.ts';
import { useLive } from './live-context.ts';
import { LastCommitments } from './last-commitments.tsx';
import { LiveLine } from './live-line.tsx';
import classes from './live.module.css';

/** What comes out of the meeting: decisions, commitments with owner and day, goals and actions (F6). */
export function LiveRecord(): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, decisions, commitments, goals, actions } = useLive();
  const decision = useRef<HTMLInputElement>(null);
  const commitment = useRef<HTMLInputElement>(null);
  useRecordKeys(decision, commitment);
  const saveItem = (id: string, body: string) => coreClient.preparation.saveItem({ id, body });
  return (
    <aside className={classes['record']} aria-label={t('live.record')}>
      <LastCommitments />
      <Part title={t('live.decisions')} keys="d">
        <ul>
          {decisions.map(({ id, text }) => (
            <LiveLine
              key={id}
              table="decision"
              id={id}
              text={text}
              onSave={(body) => coreClient.preparation.saveDecision({ id, body })}
            />
          ))}
        </ul>
        <AddLine
          maxLength={500}
          input={decision}
          label={t('live.addDecision')}
          draftKey={`live:${review.id}:decision`}
          onAdd={(body) => coreClient.preparation.addDecision({ reviewId: review.id, body })}
        />
      </Part>
      <Part title={t('live.commitments')} keys="c">
        <ul>
          {commitments.map((each) => (
            <Commitment key={each.id} commitment={each} />
          ))}
        </ul>
        <AddLine
          maxLength={500}
          input={commitment}
          label={t('live.addCommitment')}
          draftKey={`live:${review.id}:commitment`}
          onAdd={(body) => coreClient.preparation.addCommitment({ reviewId: review.id, side: 'ours', body })}
        />
      </Part>
      {goals.length + actions.length > 0 && (
        <Part title={t('live.next_period')}>
          <ul>
            {[...goals, ...actions].map(({ id, text }) => (
              <LiveLine key={id} table="review_item" id={id} text={text} onSave={(body) => saveItem(id, body)} />
            ))}
          </ul>
        </Part>
      )}
    </aside>
  );
}

function Part({ title, keys, children }: { title: string; keys?: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={title}>
      <h2>
        {title}
        {keys && <KeyHint keys={keys} />}
      </h2>
      {children}
    </section>
  );
}

/** Who and until when; whose side follows from who. */
function Commitment({ commitment }: { commitment: LiveCommitment }): ReactNode {
  const { t } = useTranslation('meeting');
  const { people, account, write } = useLive();
  const today = useToday();
  const { id, side, memberId, contactId, due } = commitment;
  const save = (patch: Omit<Parameters<typeof coreClient.preparation.saveCommitment>[0], 'id'>) =>
    coreClient.preparation.saveCommitment({ id, ...patch });
  const optionsOf = (of: 'ours' | 'client') =>
    people
      .filter((person) => person.side === of)
      .map((person) => ({ value: `${of}:${person.id}`, label: person.name }));
  const data = [
    { group: t('live.ours'), items: [{ value: 'ours:', label: t('live.ours') }, ...optionsOf('ours')] },
    { group: account.name, items: [{ value: 'client:', label: account.name }, ...optionsOf('client')] },
  ];
  return (
    <LiveLine table="commitment" id={id} text={commitment.text} onSave={(body) => save({ body })}>
      <NativeSelect
        size="xs"
        label={t('live.owner')}
        value={`${side}:${memberId ?? contactId ?? ''}`}
        data={data}
        onChange={({ currentTarget }) => {
          const [of, person = ''] = currentTarget.value.split(':');
          const ours = of === 'ours';
          void write(
            save({
              side: ours ? 'ours' : 'client',
              memberId: ours ? person || null : null,
              contactId: ours ? null : person || null,
            }),
          );
        }}
      />
      <DayInput
        size="xs"
        label={t('live.due')}
        value={due}
        min={today}
        onChange={(dueOn) => void write(save({ dueOn }))}
      />
    </LiveLine>
  );
}

type Input = RefObject<HTMLInputElement | null>;

function useRecordKeys(decision: Input, commitment: Input): void {
  const { t } = useTranslation('meeting');
  const actions = useMemo<Action[]>(
    () => [
      {
        id: 'live.decision',
        keys: 'd',
        group: 'do',
        label: () => t('live.addDecision'),
        run: () => decision.current?.focus(),
      },
      {
        id: 'live.commitment',
        keys: 'c',
        group: 'do',
        label: () => t('live.addCommitment'),
        run: () => commitment.current?.focus(),
      },
    ],
    [t, decision, commitment],
  );
  usePageActions(actions);
}
