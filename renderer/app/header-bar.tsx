import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { openOverlay } from '#renderer/lib/overlays.ts';
import classes from './shell.module.css';
import { SyncMark } from './sync-mark.tsx';

interface Props {
  titleRef(element: HTMLElement | null): void;
  actionsRef(element: HTMLElement | null): void;
}

export function HeaderBar({ titleRef, actionsRef }: Props): ReactNode {
  const { t } = useTranslation('shell');
  return (
    <header className={classes['header']}>
      <div ref={titleRef} className={classes['titleSlot']} />
      <div ref={actionsRef} className={classes['actionSlot']} />
      <button
        type="button"
        className={classes['search']}
        onClick={() => openOverlay('palette', {})}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={14} aria-hidden />
        <span className={classes['searchWords']}>{t('searchOrDo')}</span>
        <KeyHint keys="mod+k" />
      </button>
      <SyncMark />
    </header>
  );
}
