import { ActionIcon, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineView, BeforeAfterRow } from '#shared/contract/activation.ts';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { activationQueries } from './activation-queries.ts';
import classes from './activation.module.css';
import { BaselineDay, BaselineValue } from './baseline-forms.tsx';
import { useBaselineText } from './baseline-text.ts';

/** C4: the day ongoing began against today, each with what it was made of; what cannot be told is said. */
export function BaselineSection({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('activation');
  const view = useQuery(activationQueries.baseline(accountId));
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title={t('baseline.title')}
      aside={
        view.data?.asOf && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
            {t('baseline.retake')}
          </Button>
        )
      }
    >
      <QueryView query={view} where={t('baseline.failed')} lines={3}>
        {(data) =>
          data.asOf === null ? (
            <None view={data} onTake={() => setAsking(true)} />
          ) : (
            <Comparison accountId={accountId} asOf={data.asOf} rows={data.rows} />
          )
        }
      </QueryView>
      {asking && view.data && (
        <BaselineDay
          accountId={accountId}
          proposed={view.data.asOf ?? view.data.proposedOn}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function None({ view, onTake }: { view: BaselineView; onTake(): void }): ReactNode {
  const { t } = useTranslation('activation');
  const format = useFormat();
  if (view.proposedOn === null) return <p className={classes['quiet']}>{t('baseline.none')}</p>;
  return (
    <>
      <p className={classes['quiet']}>{t('baseline.noneWithDay', { day: format.day(view.proposedOn) })}</p>
      <Button variant="default" onClick={onTake}>
        {t('baseline.take')}
      </Button>
    </>
  );
}

interface ComparisonProps {
  accountId: string;
  asOf: string;
  rows: readonly BeforeAfterRow[];
}

function Comparison({ accountId, asOf, rows }: ComparisonProps): ReactNode {
  const { t } = useTranslation('activation');
  const format = useFormat();
  const text = useBaselineText();
  const [editing, setEditing] = useState<BeforeAfterRow | null>(null);
  const compared = rows.filter(({ difference }) => difference !== null);
  const better = rows.filter(({ verdict }) => verdict === 'better').length;
  return (
    <>
      <p className={classes['quiet']}>
        {t('baseline.summary', { better, count: compared.length, day: format.day(asOf) })}
      </p>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('baseline.metric')}</th>
            <th scope="col" className={classes['number']}>
              {t('baseline.asOf', { day: format.day(asOf) })}
            </th>
            <th scope="col" className={classes['number']}>
              {t('baseline.after')}
            </th>
            <th scope="col" className={classes['number']}>
              {t('baseline.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const metric = t(`baseline.metrics.${row.metric}`);
            return (
              <tr key={row.metric}>
                <th scope="row">{metric}</th>
                <td className={classes['number']}>
                  {text.reading(row.before)}
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="xs"
                    ml={4}
                    aria-label={t('baseline.edit', { metric })}
                    onClick={() => setEditing(row)}
                  >
                    <IconPencil size={12} aria-hidden />
                  </ActionIcon>
                </td>
                <td className={classes['number']}>{text.reading(row.after)}</td>
                <td className={classes['number']}>
                  <Difference row={row} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {editing && <BaselineValue accountId={accountId} row={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

const signals = { better: 'good', worse: 'attention', same: 'unknown', plain: 'unknown' } as const;

function Difference({ row }: { row: BeforeAfterRow }): ReactNode {
  const { t } = useTranslation('activation');
  const text = useBaselineText();
  if (row.difference === null || row.verdict === null)
    return <span className={classes['quiet']}>{t('baseline.notComputable')}</span>;
  const words = `${text.difference(row)} · ${t(`baseline.verdict.${row.verdict}`)}`;
  return row.verdict === 'plain' || row.verdict === 'same' ? (
    <span>{words}</span>
  ) : (
    <SignalMark signal={signals[row.verdict]} label={words} />
  );
}
