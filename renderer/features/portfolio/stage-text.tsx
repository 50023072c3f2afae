import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageNow } from '#shared/contract/accounts.ts';
import { type Signal, SignalMark } from '#renderer/components/signal-mark.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import classes from './portfolio.module.css';

const signals: Record<StageNow['status'], Signal> = { on_track: 'good', behind: 'attention', stuck: 'risk' };

/** Stage with its days left (D3); a mark only where it needs a person. */
export function StageText({ stage }: { stage: StageNow | null }): ReactNode {
  const { t } = useTranslation('portfolio');
  const names = useContentNames();
  if (!stage) return <span className={classes['quiet']}>–</span>;
  const name = names.stage(stage);
  const key = stage.daysLeft > 0 ? 'stageLeft' : stage.daysLeft === 0 ? 'stageLast' : 'stageOver';
  const words = t(key, { stage: name, days: Math.abs(stage.daysLeft) });
  return stage.status === 'on_track' ? (
    <span title={words}>{words}</span>
  ) : (
    <SignalMark signal={signals[stage.status]} label={words} />
  );
}
