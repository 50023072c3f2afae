import { Button, Checkbox, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayText } from '#renderer/components/day-text.tsx';
import { ProgressRun } from '#renderer/components/progress-run.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { useRun } from '#renderer/lib/use-run.ts';
import type { OutputSavings } from '#shared/contract/review-outputs.ts';
import { meetingQueries } from '../meeting-queries.ts';
import { useAfter } from './after-context.ts';
import classes from './after.module.css';

/** The recap within a day (F2): read here, copied or saved as a draft, marked as sent. The app sends nothing itself. */
export function RecapPart(): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, recapTask, write } = useAfter();
  const query = useQuery(meetingQueries.recap(review.id));
  const run = useRun<OutputSavings>();
  const saving = run.status === 'running' || run.status === 'cancelling';

  async function save(): Promise<void> {
    const names = await coreClient.outputs.names({ id: review.id });
    const picked = await window.ongoing.saveFile({
      title: t('after.recap.saveTitle'),
      suggestedName: names.eml,
      filters: [{ name: t('after.recap.fileKind'), extensions: ['eml'] }],
    });
    if (!picked) return;
    await run.start((signal) =>
      coreClient.outputs.save({ id: review.id, outputs: ['eml'], token: picked.token, place: 'file' }, { signal }),
    );
  }

  return (
    <QueryView query={query} lines={4}>
      {({ subject, text }) => (
        <>
          <details className={classes['recap']}>
            <summary>{subject}</summary>
            <pre>{text}</pre>
          </details>
          <div className={classes['row']}>
            <CopyButton value={`${subject}\n\n${text}`}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {t(copied ? 'after.recap.copied' : 'after.recap.copy')}
                </Button>
              )}
            </CopyButton>
            <Button variant="default" disabled={saving} onClick={() => void save().catch(showFailure)}>
              {t('after.recap.save')}
            </Button>
            {recapTask && (
              <Checkbox
                label={t('after.recap.sent')}
                checked={recapTask.done}
                onChange={({ currentTarget }) =>
                  void write(coreClient.tasks.setDone({ id: recapTask.id, done: currentTarget.checked }))
                }
              />
            )}
            {recapTask && !recapTask.done && (
              <span className={classes['quiet']}>
                {t('after.due')} <DayText day={recapTask.dueOn} />
              </span>
            )}
          </div>
          <ProgressRun run={run} label={t('after.recap.saving')} detail={() => null} />
        </>
      )}
    </QueryView>
  );
}
