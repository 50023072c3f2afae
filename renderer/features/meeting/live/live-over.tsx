import { Button, Group } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './live.module.css';

/** Between the shared screen and what only the team sees: feeling and rating are next (F6). */
export function LiveOver({ title, onGo }: { title: string; onGo(to: 'studio' | 'after'): void }): ReactNode {
  const { t } = useTranslation('meeting');
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  return (
    <div className={classes['overPage']}>
      <h1>{t('over.title')}</h1>
      <p className={classes['quiet']}>{title}</p>
      <p>{t('over.text')}</p>
      <Group gap="sm">
        <Button variant="default" size="sm" onClick={() => onGo('studio')}>
          {t('over.studio')}
        </Button>
        <Button ref={next} size="sm" onClick={() => onGo('after')}>
          {t('over.next')}
        </Button>
      </Group>
    </div>
  );
}
