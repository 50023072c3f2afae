import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal } from '#shared/contract/plans.ts';
import type { TreeNode as DomainNode } from '#shared/domain/forest.ts';
import { buildGoalTree } from '#shared/domain/goal-tree.ts';
import type { TreeNode } from '#renderer/components/tree-rows.ts';
import { Tree } from '#renderer/components/tree.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { GoalRow } from './goal-row.tsx';
import { placeAfterDrop, placeAfterMove } from './goal-moves.ts';

interface Props {
  goals: readonly Goal[];
  currentId: string | undefined;
  onOpen(id: string): void;
}

const toNode = ({ row, children }: DomainNode<Goal>): TreeNode => ({
  id: row.id,
  content: <GoalRow goal={row} />,
  children: children.map(toNode),
});

/** Smaller successes of any depth (E1): walked by arrows, moved by Alt with the arrows or by dragging. */
export function GoalTree({ goals, currentId, onOpen }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const nodes = useMemo(() => buildGoalTree(goals).map(toNode), [goals]);
  const move = useMutation({
    mutationFn: (input: Parameters<typeof coreClient.goals.move>[0]) => coreClient.goals.move(input),
    onSuccess: () => showUndo(t('moved')),
    onError: showFailure,
  });
  return (
    <Tree
      label={t('tree')}
      nodes={nodes}
      currentId={currentId}
      onOpen={onOpen}
      onMove={(id, direction) => {
        const place = placeAfterMove(goals, id, direction);
        if (place) move.mutate({ id, ...place });
      }}
      onDrop={(id, targetId, where) => {
        const place = placeAfterDrop(goals, targetId, where, id);
        if (place) move.mutate({ id, ...place });
      }}
    />
  );
}
