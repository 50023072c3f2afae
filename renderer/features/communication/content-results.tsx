import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Content, ContentResults } from '#shared/contract/communication.ts';
import { CANNED_LEAST_CLIENTS } from '#shared/domain/content-text.ts';
import { LEAST_SENDS } from '#shared/domain/content-variants.ts';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { SendRow } from './account-sends.tsx';
import { resultsQuery, sendsOfContentQuery } from './communication-queries.ts';
import classes from './communication.module.css';

/** H4, H5: what came of a content: its texts side by side, and to whom it went. */
export function ContentResultsPart({ content }: { content: Content }): ReactNode {
  const { t } = useTranslation('communication');
  const results = useQuery(resultsQuery(content.id));
  const sends = useQuery(sendsOfContentQuery(content.id));
  return (
    <section aria-label={t('results.title')}>
      <h3 className={classes['heading']}>{t('results.title')}</h3>
      {results.data?.reports && <Reports reports={results.data.reports} />}
      {results.data && results.data.lines.length > 1 && <Comparison content={content} results={results.data} />}
      {sends.data?.length === 0 && <p className={classes['quiet']}>{t('results.nobody')}</p>}
      {sends.data && sends.data.length > 0 && (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('results.client')}</th>
              <th scope="col">{t('account.state')}</th>
              <th scope="col">{t('account.when')}</th>
              <th scope="col">{t('account.result')}</th>
            </tr>
          </thead>
          <tbody>
            {sends.data.map((send) => (
              <SendRow key={send.id} send={send} withAccount />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** H5: a stored reply is for an issue that many reported; how many, is said. */
function Reports({ reports }: { reports: NonNullable<ContentResults['reports']> }): ReactNode {
  const { t } = useTranslation('communication');
  const enough = reports.clients >= CANNED_LEAST_CLIENTS;
  const words = t('results.reports', { count: reports.cases, clients: reports.clients });
  return (
    <p>
      <SignalMark
        signal={enough ? 'good' : 'attention'}
        label={enough ? words : `${words} ${t('results.fewReports', { least: CANNED_LEAST_CLIENTS })}`}
      />
    </p>
  );
}

function Comparison({ content, results }: { content: Content; results: ContentResults }): ReactNode {
  const { t } = useTranslation('communication');
  const format = useFormat();
  const labelOf = (variantId: string | null) =>
    content.variants.find(({ id }) => id === variantId)?.label ?? t('variant.own');
  const verdict = results.verdict;
  return (
    <>
      <p>
        {verdict === 'better'
          ? t('results.better', { label: labelOf(results.best) })
          : verdict === 'too_few'
            ? t('results.too_few', { least: LEAST_SENDS })
            : t('results.no_difference')}
      </p>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('results.text')}</th>
            <th scope="col" data-number>
              {t('results.sent')}
            </th>
            <th scope="col" data-number>
              {t('results.answered')}
            </th>
            <th scope="col" data-number>
              {t('results.complaints')}
            </th>
            <th scope="col">{t('results.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {results.lines.map(({ variantId, sent, answered, complaints, rate, range }) => (
            <tr key={variantId ?? 'own'}>
              <td>{labelOf(variantId)}</td>
              <td data-number>{format.number(sent)}</td>
              <td data-number>{format.number(answered)}</td>
              <td data-number>{format.number(complaints)}</td>
              <td data-range>
                {rate.value === null || !range
                  ? t('results.noRate')
                  : t('results.range', {
                      rate: Math.round(rate.value),
                      low: Math.round(range.low),
                      high: Math.round(range.high),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
