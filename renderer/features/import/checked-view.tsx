import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportGroup } from '#shared/contract/imports.ts';
import { Section } from '#renderer/components/page.tsx';
import { focusSoon } from '#renderer/lib/focus-now.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { GroupTable } from './group-table.tsx';
import classes from './import.module.css';
import { RejectedList } from './rejected-list.tsx';

interface Props {
  group: ImportGroup;
  isStarting: boolean;
  onBack(): void;
  onImport(): void;
}

/** What checking found: the counts, the rejected rows, and the button that writes. */
export function CheckedView({ group, isStarting, onBack, onImport }: Props): ReactNode {
  const { t } = useTranslation('import');
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => focusSoon(() => heading.current), []);
  const rows = group.runs.reduce((sum, run) => sum + run.total, 0);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
        {t('checked.title')}
      </h2>
      <p className={classes['intro']}>{t(rows === 0 ? 'checked.nothing' : 'checked.untouched')}</p>
      <GroupTable group={group} />
      {group.runs
        .filter(({ leftOut }) => leftOut.length > 0)
        .map((run) => (
          <p key={run.id} className={classes['quiet']}>
            {run.name}: {t('columns.notImported', { columns: format.list(run.leftOut) })}
          </p>
        ))}
      <div className={classes['section']}>
        <Section title={t('rejected.title')}>
          <RejectedList group={group} />
        </Section>
      </div>
      <div className={classes['bar']}>
        <Button variant="default" onClick={onBack}>
          {t('actions.back')}
        </Button>
        <Button disabled={rows === 0} loading={isStarting} onClick={onImport}>
          {t('actions.import', { count: rows, rows: format.number(rows) })}
        </Button>
      </div>
    </>
  );
}
