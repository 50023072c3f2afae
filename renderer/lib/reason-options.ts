import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReasonKind } from '#shared/domain/method-vocabulary.ts';
import { lossReasons } from '#shared/domain/vocabulary.ts';
import { core } from './core-client.ts';
import { reads } from './query-client.ts';

export interface ReasonOption {
  /** Key of a shipped reason, id of an own one. */
  value: string;
  label: string;
  isOwn: boolean;
}

/** L4: the shipped reasons and the workspace's own, for a choice; an archived one only where it was chosen before. */
export function useReasonOptions(kind: ReasonKind, chosen?: string | null): readonly ReasonOption[] {
  const { t } = useTranslation('account');
  const list = useQuery(core.reasons.list.queryOptions({ meta: reads('reason', 'member') }));
  const own = (list.data?.reasons ?? []).filter(
    (reason) => reason.kind === kind && (!reason.archived || reason.id === chosen),
  );
  const shipped = kind === 'opportunity' ? [] : lossReasons;
  return [
    ...shipped.map((value) => ({ value, label: t(`lossReason.${value}`), isOwn: false })),
    ...own.map(({ id, name }) => ({ value: id, label: name, isOwn: true })),
  ];
}
