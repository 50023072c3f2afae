import { Button, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CaseComment } from '#shared/contract/cases.ts';
import { AudienceMark, AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import classes from './cases.module.css';

const commentForm = z.object({ body: z.string().trim().min(1), audience: z.enum(['client', 'internal']) });

export function CaseComments({ caseId, comments }: { caseId: string; comments: readonly CaseComment[] }): ReactNode {
  const { t } = useTranslation('cases');
  return (
    <>
      {comments.length === 0 && <p className={classes['quiet']}>{t('noComments')}</p>}
      {comments.map((comment) => (
        <article key={comment.id} className={classes['comment']}>
          <p className={classes['quiet']}>
            {comment.authorName}
            {' · '}
            <DayText day={comment.writtenAt} />
            {' · '}
            <AudienceMark audience={comment.audience} />
          </p>
          <p className={classes['prose']}>{comment.body}</p>
        </article>
      ))}
      <NewComment caseId={caseId} />
    </>
  );
}

function NewComment({ caseId }: { caseId: string }): ReactNode {
  const { t } = useTranslation('cases');
  const form = useSchemaForm({
    schema: commentForm,
    initialValues: { body: '', audience: 'internal' as 'client' | 'internal' },
    draftKey: `comment:new:${caseId}`,
  });
  async function send(values: z.infer<typeof commentForm>): Promise<void> {
    try {
      await coreClient.cases.comment({ caseId, ...values });
      form.forgetDraft();
      form.reset();
      showUndo(t('commentSaved'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <form onSubmit={form.onSubmit((values) => void send(values))} noValidate>
      <Textarea label={t('comment')} autosize minRows={2} maxRows={10} {...form.getInputProps('body')} />
      <div className={classes['send']}>
        <AudienceSwitch
          value={form.values.audience}
          onChange={(audience) => form.setFieldValue('audience', audience)}
        />
        <Button type="submit" variant="default">
          {t('commentSave')}
        </Button>
      </div>
    </form>
  );
}
