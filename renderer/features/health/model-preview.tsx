import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthModelFields } from '#shared/contract/health.ts';
import { bands } from '#shared/domain/vocabulary.ts';
import { HealthMark } from '#renderer/components/health-mark.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './health.module.css';
import { weightSum } from './model-draft.ts';

const SHOWN = 12;

interface Counts {
  good: number;
  attention: number;
  risk: number;
  unknown: number;
}

/** K1: the whole portfolio by the model as it stands on screen; nothing is written. */
export function ModelPreview({ draft, id }: { draft: HealthModelFields; id?: string }): ReactNode {
  const { t } = useTranslation('health');
  const preview = useQuery({
    ...core.health.preview.queryOptions({
      input: { ...draft, ...(id ? { id } : {}), limit: SHOWN },
      meta: reads('derived_account', 'health_model', 'health_weight', 'workspace_setting'),
    }),
    enabled: weightSum(draft) > 0,
    placeholderData: keepPreviousData,
  });
  const { data } = preview;
  return (
    <section aria-label={t('editor.preview')} aria-live="polite">
      <h2 className={classes['heading']}>{t('editor.preview')}</h2>
      {data && (
        <>
          <p className={classes['quiet']}>{t('editor.ruled', { count: data.ruled })}</p>
          <BandBar title={t('editor.before')} counts={data.before} />
          <BandBar title={t('editor.after')} counts={data.after} />
          <p>{data.changing === 0 ? t('editor.nothing') : t('editor.changing', { count: data.changing })}</p>
          <ul className={classes['changes']}>
            {data.changes.map(({ accountId, accountName, before, after }) => (
              <li key={accountId}>
                <Link to="/accounts/$accountId/summary" params={{ accountId }}>
                  {accountName}
                </Link>
                <span className={classes['move']}>
                  <HealthMark health={{ shown: before.score, band: before.band }} />
                  {'→'}
                  <HealthMark health={{ shown: after.score, band: after.band }} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function BandBar({ title, counts }: { title: string; counts: Counts }): ReactNode {
  const { t } = useTranslation('health');
  const format = useFormat();
  const total = counts.good + counts.attention + counts.risk + counts.unknown;
  const words = t('editor.bar', {
    good: format.number(counts.good),
    attention: format.number(counts.attention),
    risk: format.number(counts.risk),
    unknown: format.number(counts.unknown),
  });
  return (
    <>
      <p className={classes['quiet']}>{`${title}: ${words}`}</p>
      <div className={classes['bar']} role="img" aria-label={`${title}: ${words}`}>
        {[...bands, 'unknown' as const].map((band) => (
          <span key={band} data-band={band} style={{ width: total === 0 ? 0 : `${(counts[band] / total) * 100}%` }} />
        ))}
      </div>
    </>
  );
}
