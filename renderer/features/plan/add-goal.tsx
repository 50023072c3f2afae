import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalKind } from '#shared/domain/vocabulary.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';

interface Props {
  planId: string;
  parentId: string | null;
  label: string;
  kind?: GoalKind;
  onAdded?(id: string): void;
}

/** A line that becomes a goal with Enter. */
export function AddGoal({ planId, parentId, label, kind = 'goal', onAdded }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const [title, setTitle] = useState('');
  const add = useMutation({
    mutationFn: (text: string) => coreClient.goals.create({ planId, parentId, afterId: null, title: text, kind }),
    onSuccess: ({ id }) => {
      setTitle('');
      showUndo(t('added'));
      onAdded?.(id);
    },
    onError: showFailure,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '' && !add.isPending) add.mutate(title.trim());
      }}
    >
      <TextInput
        mt={8}
        maw={560}
        aria-label={label}
        placeholder={label}
        maxLength={300}
        leftSection={<IconPlus size={14} aria-hidden />}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
    </form>
  );
}
