import { Button, Group } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconMaximize, IconNotes, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toggleFullScreen } from '#renderer/lib/full-screen.ts';
import classes from './presentation.module.css';

interface Props {
  place: string;
  at: number;
  count: number;
  withNotes: boolean;
  onGo(slide: number): void;
  onNotes(): void;
  onLeave(): void;
  leaveTo: 'live' | 'studio';
}

/** Below the slide: where it stands, and everything the keys do. */
export function PresentationBar(props: Props): ReactNode {
  const { place, at, count, withNotes, onGo, onNotes, onLeave, leaveTo } = props;
  const { t } = useTranslation('studio');
  const look = { variant: 'subtle', color: 'gray', size: 'compact-sm' } as const;
  return (
    <nav className={classes['bar']} aria-label={t('presentation.controls')}>
      <Group gap="xs">
        <Button
          {...look}
          disabled={at <= 1}
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => onGo(at - 1)}
        >
          {t('presentation.keys.previous')}
        </Button>
        <span className={classes['place']}>{place}</span>
        <Button
          {...look}
          disabled={at >= count}
          rightSection={<IconArrowRight size={14} aria-hidden />}
          onClick={() => onGo(at + 1)}
        >
          {t('presentation.keys.next')}
        </Button>
      </Group>
      <Group gap="xs">
        <Button {...look} aria-pressed={withNotes} leftSection={<IconNotes size={14} aria-hidden />} onClick={onNotes}>
          {t('presentation.notes')}
        </Button>
        <Button {...look} leftSection={<IconMaximize size={14} aria-hidden />} onClick={toggleFullScreen}>
          {t('presentation.keys.fullScreen')}
        </Button>
        <Button {...look} leftSection={<IconX size={14} aria-hidden />} onClick={onLeave}>
          {t(`presentation.leaveTo.${leaveTo}`)}
        </Button>
      </Group>
    </nav>
  );
}
