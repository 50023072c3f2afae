import { Button, Group, Textarea } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { type Action, usePageActions } from '#renderer/lib/actions.ts';
import { focusNow } from '#renderer/lib/focus-now.ts';
import { useFieldText } from '#renderer/lib/field-words.ts';
import { texts } from '#renderer/lib/i18n.ts';
import { useOpenRecord } from '#renderer/lib/open-record.ts';
import { useRecordName } from '#renderer/lib/record-name.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { canTake, type Decision, erasedOf, titleBeside } from './conflict-groups.ts';
import classes from './to-review.module.css';
import { LateEdit } from './late-edit.tsx';
import { type Choice, useSettle } from './use-settle.ts';
import { MetDeletion, Versions } from './versions.tsx';

interface Props {
  decision: Decision;
  onSettled(): void;
}

/** One decision: where it is, what both wrote, and what to do about it (sync.md 2.7, 2.9, 2.12). */
export function ConflictView({ decision, onSettled }: Props): ReactNode {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const openRecord = useOpenRecord();
  const recordName = useRecordName();
  const fieldText = useFieldText();
  const [editing, setEditing] = useState(false);
  const settle = useSettle(decision, onSettled);
  const { first } = decision;
  const isOpen = first.state === 'open';
  const field = first.field === null ? null : fieldText.name(first.field);
  const { mutate } = settle;
  const erased = erasedOf(decision);
  const record = decision.all.find(({ hindrance }) => hindrance === null) ?? first;
  useKeys(isOpen && !editing && !settle.isPending, { take: canTake(decision), edit: first.isText }, mutate, setEditing);
  return (
    <>
      <header className={classes['head']}>
        <h2>{[recordName(first.table), first.title].filter(Boolean).join(': ')}</h2>
        <p className={classes['quiet']}>
          {[titleBeside(first) ? first.accountName : null, field].filter(Boolean).join(' · ')}
        </p>
        <p>
          {t(erased !== 'none' ? 'review.why.erased' : `review.why.${first.kind}`, {
            who: first.loser.memberName ?? t('journal.somebody'),
          })}
        </p>
      </header>
      <What decision={decision} />
      {!isOpen && (
        <p className={classes['quiet']}>
          {t(`review.state.${first.state === 'open' ? 'kept' : first.state}`, {
            who: first.settledBy ?? t('journal.somebody'),
            when: first.settledAt ? format.instant(first.settledAt) : '',
          })}
        </p>
      )}
      {isOpen && editing && (
        <EditBoth
          start={first.winner.value ?? ''}
          pending={settle.isPending}
          onCancel={() => setEditing(false)}
          onSave={(value) => mutate({ choice: 'edit', value })}
        />
      )}
      <Group gap="sm" className={classes['buttons'] ?? ''}>
        {isOpen && !editing && (
          <Buttons decision={decision} pending={settle.isPending} onChoose={mutate} onEdit={() => setEditing(true)} />
        )}
        {erased !== 'all' && (
          <Button variant="subtle" color="gray" onClick={() => openRecord(record.table, record.rowId)}>
            {t('review.openRecord')}
          </Button>
        )}
      </Group>
    </>
  );
}

function What({ decision }: { decision: Decision }): ReactNode {
  switch (decision.first.kind) {
    case 'late':
      return <LateEdit decision={decision} />;
    case 'delete-edit':
      return <MetDeletion decision={decision} />;
    default:
      return <Versions conflict={decision.first} />;
  }
}

interface ButtonsProps {
  decision: Decision;
  pending: boolean;
  onChoose(choice: Choice): void;
  onEdit(): void;
}

function Buttons({ decision, pending, onChoose, onEdit }: ButtonsProps): ReactNode {
  const { t } = useTranslation('sync');
  const { first } = decision;
  const words =
    first.kind === 'late' || first.kind === 'delete-edit' || first.kind === 'duplicate' ? first.kind : 'plain';
  return (
    <>
      <Button
        variant="default"
        disabled={pending}
        rightSection={<KeyHint keys="1" />}
        onClick={() => onChoose({ choice: 'keep' })}
      >
        {t(`review.keep.${words}`)}
      </Button>
      {words !== 'duplicate' && canTake(decision) && (
        <Button
          variant={words === 'plain' ? 'default' : 'filled'}
          disabled={pending}
          rightSection={<KeyHint keys="2" />}
          onClick={() => onChoose({ choice: 'take' })}
        >
          {t(`review.take.${words}`)}
        </Button>
      )}
      {first.isText && words === 'plain' && (
        <Button variant="default" disabled={pending} rightSection={<KeyHint keys="e" />} onClick={onEdit}>
          {t('review.edit')}
        </Button>
      )}
    </>
  );
}

/** 1, 2 and E, where they do something, so that a long list is decided without the mouse. */
function useKeys(
  active: boolean,
  { take, edit }: { take: boolean; edit: boolean },
  choose: (choice: Choice) => void,
  setEditing: (on: boolean) => void,
): void {
  const actions = useMemo(
    (): Action[] =>
      active
        ? [
            {
              id: 'review.keep',
              group: 'do',
              keys: '1',
              label: () => texts.t('review.keep.plain', { ns: 'sync' }),
              run: () => choose({ choice: 'keep' }),
            },
            ...(take
              ? [
                  {
                    id: 'review.take',
                    group: 'do' as const,
                    keys: '2',
                    label: () => texts.t('review.take.plain', { ns: 'sync' }),
                    run: () => choose({ choice: 'take' }),
                  },
                ]
              : []),
            ...(edit
              ? [
                  {
                    id: 'review.edit',
                    group: 'do' as const,
                    keys: 'e',
                    label: () => texts.t('review.edit', { ns: 'sync' }),
                    run: () => setEditing(true),
                  },
                ]
              : []),
          ]
        : [],
    [active, take, edit, choose, setEditing],
  );
  usePageActions(actions);
}

interface EditProps {
  start: string;
  pending: boolean;
  onCancel(): void;
  onSave(text: string): void;
}

/** Starts from what stands; both versions stay in sight above. */
function EditBoth({ start, pending, onCancel, onSave }: EditProps): ReactNode {
  const { t } = useTranslation(['sync', 'common']);
  const [text, setText] = useState(start);
  return (
    <form
      className={classes['editing']}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text);
      }}
    >
      <Textarea
        label={t('review.editLabel')}
        autosize
        minRows={4}
        maxRows={16}
        ref={focusNow}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Group gap="sm">
        <Button type="submit" loading={pending}>
          {t('review.saveEdit')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  );
}
