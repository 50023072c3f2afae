import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ptBR } from '#shared/i18n/resources.ts';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { core, type coreClient } from '#renderer/lib/core-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './people.module.css';
import { peopleQueries } from './people-queries.ts';

type AuditPage = Awaited<ReturnType<typeof coreClient.people.audit>>;
type Line = AuditPage['lines'][number];
type KindKey = keyof typeof ptBR.people.auditKind;

/** Kinds are written `member.joined`; the dot would split a key of the texts. */
const keyOf = (kind: string): string => kind.replaceAll('.', '_');
const isTold = (key: string): key is KindKey => key in ptBR.people.auditKind;

/** Who did what to people and access, newest first, and whether the chain of lines is whole (security.md 5.5). */
export function AuditPart(): ReactNode {
  const { t } = useTranslation('people');
  const audit = useInfiniteQuery(
    core.people.audit.infiniteOptions({
      input: (before: number | null) => ({ before }),
      initialPageParam: null,
      refetchOnMount: 'always',
      getNextPageParam: ({ lines, more }: AuditPage) => (more ? (lines.at(-1)?.n ?? null) : null),
    }),
  );
  return (
    <QueryView query={audit} where={t('audit.failed')}>
      {({ pages }) => {
        const lines = pages.flatMap((page) => page.lines);
        const brokenAt = pages[0]?.brokenAt ?? null;
        if (lines.length === 0) return <p className={classes['quiet']}>{t('audit.none')}</p>;
        return (
          <>
            <p>
              <SignalMark
                signal={brokenAt === null ? 'good' : 'risk'}
                label={brokenAt === null ? t('audit.whole') : t('audit.broken', { n: brokenAt })}
              />
            </p>
            <AuditTable lines={lines} />
            {audit.hasNextPage && (
              <Button variant="subtle" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                {t('audit.more')}
              </Button>
            )}
          </>
        );
      }}
    </QueryView>
  );
}

function AuditTable({ lines }: { lines: readonly Line[] }): ReactNode {
  const { t } = useTranslation('people');
  const format = useFormat();
  const people = useQuery(peopleQueries.list());
  const told = (kind: string): string => {
    const key = keyOf(kind);
    return isTold(key) ? t(`auditKind.${key}`) : kind;
  };
  /** With the name of whom it was done to, where that is somebody else. */
  const about = (kind: string, by: string | null, detail: Line['detail']): string => {
    const who = people.data?.members.find(({ id }) => id === detail['member'])?.name;
    return who && who !== by ? t('audit.of', { what: told(kind), who }) : told(kind);
  };
  return (
    <table className={classes['audit']}>
      <thead>
        <tr>
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.what')}</th>
          <th scope="col">{t('audit.device')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ n, at, kind, memberName, deviceName, detail }) => (
          <tr key={n}>
            <td>
              <time dateTime={at}>{format.instant(at)}</time>
            </td>
            <td>{memberName ?? t('audit.server')}</td>
            <td>{about(kind, memberName, detail)}</td>
            <td>{deviceName ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
