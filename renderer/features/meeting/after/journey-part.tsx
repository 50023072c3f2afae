import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useAfter } from './after-context.ts';
import classes from './after.module.css';

/** The last step: everything was followed up, and the journey goes on (F9, D3). */
export function JourneyPart(): ReactNode {
  const { t } = useTranslation('meeting');
  const names = useContentNames();
  const format = useFormat();
  const { review, stage, write } = useAfter();
  const isOver = review.stage === 'followed_up';
  const finish = () =>
    void write(coreClient.reviews.setStage({ id: review.id, stage: 'followed_up' })).then(
      (done) => done && showUndo(t('after.finished')),
    );
  return (
    <div className={classes['row']}>
      {stage && <span>{t('after.stage', { stage: names.stage(stage), until: format.day(stage.plannedEnd) })}</span>}
      {!isOver && <Button onClick={finish}>{t('after.finish')}</Button>}
    </div>
  );
}
