import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthDecisionEntry, HealthExplanation } from '#shared/contract/health.ts';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecideForm } from './decide-form.tsx';
import { healthQueries } from './health-queries.ts';
import classes from './health.module.css';

/** G6: both said beside each other, never averaged; what somebody decided stands below and ages. */
export function AgainstFeeling({ health }: { health: HealthExplanation }): ReactNode {
  const { t } = useTranslation('health');
  const format = useFormat();
  const [deciding, setDeciding] = useState(false);
  const mayDecide = useQuery(healthQueries.disagreements()).data?.mayDecide ?? false;
  const { withoutFeeling, feeling, disagreement } = health;
  const disagrees = disagreement === 'different' || disagreement === 'opposite';
  return (
    <section aria-label={t('against.title')} className={classes['against']}>
      <h2 className={classes['heading']}>{t('against.title')}</h2>
      <dl>
        <dt>{t('against.health')}</dt>
        <dd>
          {withoutFeeling.score === null || withoutFeeling.band === null ? (
            '–'
          ) : (
            <SignalMark
              signal={withoutFeeling.band}
              label={`${format.number(Math.round(withoutFeeling.score))} · ${t(`band.${withoutFeeling.band}`)}`}
            />
          )}
        </dd>
        <dt>{t('against.feeling')}</dt>
        <dd>
          <FeelingMark moment={feeling?.moment ?? null} stale={feeling?.stale ?? false} />
          {feeling?.stale && <span className={classes['quiet']}>{t('against.stale')}</span>}
        </dd>
      </dl>
      <p>
        {disagrees ? (
          <SignalMark
            signal={disagreement === 'opposite' ? 'risk' : 'attention'}
            label={t(`against.${disagreement}`)}
          />
        ) : (
          t(`against.${disagreement ?? 'unknown'}`)
        )}
      </p>
      {health.decisions.slice(0, 3).map((decision) => (
        <DecisionLine key={decision.id} decision={decision} />
      ))}
      {disagrees && mayDecide && (
        <Button size="xs" variant="default" onClick={() => setDeciding(true)}>
          {t('against.decide')}
        </Button>
      )}
      {disagrees && !mayDecide && <p className={classes['quiet']}>{t('against.locked')}</p>}
      {deciding && feeling && withoutFeeling.band && (
        <DecideForm
          accountId={health.accountId}
          accountName={health.accountName}
          healthBand={withoutFeeling.band}
          moment={feeling.moment}
          onClose={() => setDeciding(false)}
        />
      )}
    </section>
  );
}

/** K7: nothing overwrites it, and it says when it speaks of another day. */
function DecisionLine({ decision }: { decision: HealthDecisionEntry }): ReactNode {
  const { t } = useTranslation('health');
  const format = useFormat();
  return (
    <p className={classes['decision']}>
      <SignalMark signal={decision.finalBand} label={t('against.decided', { band: t(`band.${decision.finalBand}`) })} />
      <span className={classes['quiet']}>
        {t('against.by', { name: decision.authorName ?? '–', day: format.day(decision.decidedOn) })}
        {decision.outdated && ` · ${t(`against.outdated.${decision.outdated}`)}`}
      </span>
      {decision.note && <span>{decision.note}</span>}
    </p>
  );
}
