import { ActionIcon, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldPlace, useConflictOf } from '../lib/open-conflicts.ts';
import { openOverlay } from '../lib/overlays.ts';
import classes from './inputs.module.css';
import { SignalMark } from './signal-mark.tsx';

/** Beside a field: the way to its earlier values, and a quiet badge while two versions of it wait for a decision. */
export function FieldMarks({ place, label }: { place: FieldPlace; label: string }): ReactNode {
  const { t } = useTranslation('components');
  const conflict = useConflictOf(place);
  return (
    <span className={classes['marks']}>
      <Tooltip label={t('field.history')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('field.historyOf', { field: label })}
          onClick={() => openOverlay('field-history', { ...place, label })}
        >
          <IconHistory size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {conflict && (
        <Link to="/sync/review" search={{ at: conflict.id }}>
          <SignalMark signal="attention" label={t('field.toReview')} />
        </Link>
      )}
    </span>
  );
}
