import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lossReasons } from '#shared/domain/vocabulary.ts';
import view from '#renderer/components/portfolio-view.module.css';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

const periods = [3, 6, 12, 24];

/** L4: what clients left or shrank for, with how many and with what went a year. */
export function ReasonTally(): ReactNode {
  const { t } = useTranslation(['commercial', 'account']);
  const format = useFormat();
  const [months, setMonths] = useState(12);
  const tally = useQuery(
    core.reasons.tally.queryOptions({ input: { months }, meta: reads('reason', 'churn_event', 'account') }),
  );
  const wordsOf = (reason: string, name: string | null): string => {
    const shipped = lossReasons.find((key) => key === reason);
    return name ?? (shipped ? t(`account:lossReason.${shipped}`) : reason);
  };
  return (
    <section className={view['block']} aria-label={t('commercial:reasons.tally.title')}>
      <h2>{t('commercial:reasons.tally.title')}</h2>
      <Select
        w={220}
        size="xs"
        label={t('commercial:reasons.tally.months')}
        allowDeselect={false}
        data={periods.map((count) => ({
          value: String(count),
          label: t('commercial:reasons.tally.last', { count }),
        }))}
        value={String(months)}
        onChange={(value) => setMonths(Number(value ?? 12))}
      />
      {tally.data && (
        <p className={view['quiet']}>
          {t('commercial:reasons.tally.period', { from: format.day(tally.data.from), to: format.day(tally.data.to) })}
        </p>
      )}
      {tally.data?.reasons.length === 0 && <p>{t('commercial:reasons.tally.none')}</p>}
      {tally.data && tally.data.reasons.length > 0 && (
        <table className={view['months']} style={{ maxWidth: 640 }}>
          <thead>
            <tr>
              <th scope="col">{t('commercial:reasons.tally.reason')}</th>
              <th scope="col">{t('commercial:reasons.tally.count')}</th>
              <th scope="col">{t('commercial:reasons.tally.value')}</th>
            </tr>
          </thead>
          <tbody>
            {tally.data.reasons.map(({ kind, reason, name, count, yearly, withoutValue }) => (
              <tr key={`${kind}${reason}`}>
                <td>
                  {`${t(`commercial:reasons.kind.${kind}`)}: `}
                  <strong>{wordsOf(reason, name)}</strong>
                </td>
                <td>{format.number(count)}</td>
                <td>
                  {[
                    ...yearly.map(({ minor, currency }) => format.money(minor, currency)),
                    ...(withoutValue > 0 ? [t('commercial:reasons.tally.withoutValue', { count: withoutValue })] : []),
                  ].join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
