import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaybookSummary } from '#shared/contract/playbooks.ts';
import { strategies } from '#shared/domain/method-vocabulary.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { usePlaybookNames } from '../playbook-names.ts';
import { playbookQueries } from '../playbook-queries.ts';
import classes from '../playbooks.module.css';
import { PlaybookForm } from './playbook-form.tsx';

/** Playbooks by strategy (I3), with how many clients are in each. */
export function LibraryPage(): ReactNode {
  const { t } = useTranslation('playbooks');
  const [adding, setAdding] = useState(false);
  const query = useQuery(playbookQueries.list());
  return (
    <QueryView query={query} where={t('library.failed')}>
      {({ playbooks, mayWrite }) => {
        const add = mayWrite && <Button onClick={() => setAdding(true)}>{t('library.new')}</Button>;
        return (
          <>
            {playbooks.length === 0 ? (
              <EmptyState picture="file" action={add}>
                {t('library.empty')}
              </EmptyState>
            ) : (
              <div className={classes['top']}>{add}</div>
            )}
            {strategies.map((strategy) => {
              const own = playbooks.filter((playbook) => playbook.strategy === strategy);
              return own.length === 0 ? null : (
                <Section key={strategy} title={t(`strategy.${strategy}`)}>
                  <ul className={classes['rows']}>
                    {own.map((playbook) => (
                      <PlaybookRow key={playbook.id} playbook={playbook} />
                    ))}
                  </ul>
                </Section>
              );
            })}
            {adding && <PlaybookForm playbook={null} onClose={() => setAdding(false)} />}
          </>
        );
      }}
    </QueryView>
  );
}

function PlaybookRow({ playbook }: { playbook: PlaybookSummary }): ReactNode {
  const { t } = useTranslation('playbooks');
  const names = usePlaybookNames();
  const { id, steps, days, running, done, archived } = playbook;
  return (
    <li className={classes['run']} data-record={id}>
      <div className={classes['what']}>
        <Link to="/playbooks/$playbookId" params={{ playbookId: id }} className={classes['client']}>
          {names.playbook(playbook)}
        </Link>
        <span className={classes['quiet']}>
          {archived && `${t('library.archived')} · `}
          {names.description(playbook)}
        </span>
      </div>
      <span className={classes['quiet']}>
        {`${t('library.steps')}: ${steps} · ${t('library.daysOf', { count: days })}`}
      </span>
      <span className={classes['day']}>{`${t('library.running')}: ${running} · ${t('library.done')}: ${done}`}</span>
    </li>
  );
}
