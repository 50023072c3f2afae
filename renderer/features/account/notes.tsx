import { Button, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { AccountNote } from '#shared/contract/notes.ts';
import { audiences } from '#shared/domain/vocabulary.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { accountQueries } from './account-queries.ts';
import classes from './account.module.css';

/** H8: notes of three audiences; private ones are nobody else's. */
export function Notes({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const notes = useQuery(accountQueries.notes(accountId));
  const [editing, setEditing] = useState<{ note: AccountNote | null } | null>(null);
  return (
    <Section
      title={t('profile.notes')}
      aside={
        <Button variant="subtle" size="compact-sm" onClick={() => setEditing({ note: null })}>
          {t('profile.noteNew')}
        </Button>
      }
    >
      <QueryView query={notes} where={t('failed')} lines={2}>
        {(list) => (
          <>
            {list.length === 0 && <p className={classes['hint']}>{t('profile.notesNone')}</p>}
            {list.map((note) => (
              <article key={note.id} className={classes['entry']} data-record={note.id}>
                <div className={classes['row']}>
                  <span className={classes['quiet']}>
                    {t(`audience.${note.audience}`)}
                    {note.authorName && ` · ${note.authorName}`}
                    {' · '}
                    <DayText day={note.writtenAt} />
                  </span>
                  <Button variant="subtle" size="compact-xs" color="gray" onClick={() => setEditing({ note })}>
                    {t('common:edit')}
                  </Button>
                </div>
                <p className={classes['prose']}>{note.body}</p>
              </article>
            ))}
          </>
        )}
      </QueryView>
      {editing && <NoteForm accountId={accountId} note={editing.note} onClose={() => setEditing(null)} />}
    </Section>
  );
}

const noteForm = z.object({ body: z.string().trim().min(1), audience: z.enum(audiences) });

interface FormProps {
  accountId: string;
  note: AccountNote | null;
  onClose(): void;
}

function NoteForm({ accountId, note, onClose }: FormProps): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const form = useSchemaForm({
    schema: noteForm,
    initialValues: { body: note?.body ?? '', audience: note?.audience ?? ('internal' as AccountNote['audience']) },
    draftKey: note ? `note:${note.id}` : `note:new:${accountId}`,
  });
  const { audience } = form.values;
  // Its bucket is for life: a private note never moves to where others read, nor a shared one away from them.
  const offered = note ? audiences.filter((one) => (one === 'private') === (note.audience === 'private')) : audiences;
  async function trash({ id, audience: kept }: AccountNote): Promise<void> {
    try {
      await coreClient.trash.put({ table: kept === 'private' ? 'private_note' : 'note', id });
      form.forgetDraft();
      onClose();
      showUndo(t('recordTrashed', { name: t('profile.noteTitle') }));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <FormModal
      title={t('profile.noteTitle')}
      form={form}
      submitLabel={t('profile.noteSave')}
      onClose={onClose}
      aside={
        note && (
          <Button variant="subtle" color="red" onClick={() => void trash(note)}>
            {t('common:delete')}
          </Button>
        )
      }
      onSubmit={async (values) => {
        if (note) await coreClient.notes.update({ id: note.id, ...values });
        else await coreClient.notes.create({ accountId, ...values });
        showUndo(t('profile.noteSaved'));
      }}
    >
      <Textarea
        label={t('profile.noteBody')}
        required
        autosize
        minRows={4}
        maxRows={18}
        data-autofocus
        {...form.getInputProps('body')}
      />
      <div>
        <SegmentedControl
          size="xs"
          aria-label={t('profile.noteAudience')}
          value={audience}
          onChange={(next) => form.setFieldValue('audience', next as AccountNote['audience'])}
          data={offered.map((value) => ({ value, label: t(`audience.${value}`) }))}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {t(`audience.${audience}Hint`)}
        </Text>
      </div>
    </FormModal>
  );
}
