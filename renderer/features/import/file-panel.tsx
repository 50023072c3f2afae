import { CloseButton, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, memo, useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile, ImportSettings } from '#shared/contract/imports.ts';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { LoadingLines } from '#renderer/components/loading-lines.tsx';
import { Section } from '#renderer/components/page.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { FilePreview } from './file-preview.tsx';
import { useImportNames } from './import-names.ts';
import classes from './import.module.css';
import { ReadingSettings } from './reading-settings.tsx';
import type { Entry } from './use-import-files.ts';

interface Props {
  entry: Entry;
  onChange(token: string, patch: Partial<ImportSettings>): void;
  onRemove(token: string): void;
}

/** One file: what has to be settled first, then how it is read, its columns, its first rows. */
export const FilePanel = memo(function FilePanel({ entry, onChange, onRemove }: Props): ReactNode {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { token, file, error, name, given } = entry;
  const change = useCallback((patch: Partial<ImportSettings>) => onChange(token, patch), [token, onChange]);
  const blocking = file?.problems.filter((problem) => problem.blocking).length ?? 0;
  const [chosen, setChosen] = useState<boolean | null>(null);
  // Opened for what has to be settled, it stays open once that is settled: under the hands that settled it, what the
  // answer did to the rows is what they want to see next.
  const [wasAsking, setWasAsking] = useState(false);
  const isAsking = error !== null || (file?.problems.length ?? 0) > 0;
  if (isAsking && !wasAsking) setWasAsking(true);
  const open = chosen ?? (isAsking || wasAsking);
  const bodyId = useId();
  const state = () => {
    if (error !== null) return t('file.failed');
    if (!file) return t('drop.reading', { name });
    if (blocking > 0) return t('file.toSettle', { count: blocking });
    return t(file.problems.length > 0 ? 'file.toConfirm' : 'file.ready');
  };
  const signal = error !== null || blocking > 0 ? 'risk' : (file?.problems.length ?? 0) > 0 ? 'attention' : 'good';
  return (
    <section className={classes['file']} aria-label={name}>
      <div className={classes['fileHead']}>
        <UnstyledButton
          className={classes['fileToggle'] ?? ''}
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setChosen(!open)}
        >
          <IconChevronRight size={16} aria-hidden />
          <span className={classes['fileName']}>{name}</span>
          {file && (
            <span className={classes['fileState']}>
              {file.settings.kind ? t(`kinds.${file.settings.kind}`) : t('kindUnknown')} · {format.bytes(file.bytes)}
            </span>
          )}
        </UnstyledButton>
        <span className={classes['fileState']} role="status">
          {file || error !== null ? <SignalMark signal={signal} label={state()} /> : state()}
        </span>
        <CloseButton aria-label={`${t('file.remove')}: ${name}`} onClick={() => onRemove(token)} />
      </div>
      {open && (
        <div id={bodyId} className={classes['fileBody']}>
          {error !== null && <ErrorState error={error} where={t('file.failed')} />}
          {file === null && error === null && <LoadingLines lines={4} />}
          {file && (
            <>
              <Problems file={file} />
              <ReadingSettings file={withGiven(file, given)} onChange={change} />
              <Section level={3} title={t('columns.title')}>
                <ColumnMapping
                  file={withGiven(file, given.columns ? { columns: given.columns } : {})}
                  onChange={(columns) => change({ columns })}
                />
              </Section>
              <Section level={3} title={t('preview.title')}>
                <FilePreview file={file} />
              </Section>
            </>
          )}
        </div>
      )}
    </section>
  );
});

/** What was chosen shows at once; the file is read with it a moment later. */
const withGiven = (file: ImportFile, given: Partial<ImportSettings>): ImportFile => ({
  ...file,
  settings: { ...file.settings, ...given },
});

function Problems({ file }: { file: ImportFile }): ReactNode {
  const { t } = useTranslation('import');
  const names = useImportNames();
  if (file.problems.length === 0) return null;
  const isBlocking = file.problems.some(({ blocking }) => blocking);
  return (
    <ul className={classes['problems']} data-blocking={isBlocking || undefined} aria-label={t('file.problems')}>
      {file.problems.map(({ code, detail }) => (
        <li key={`${code} ${detail}`}>{t(`problems.${code}`, { field: names.field(detail) })}</li>
      ))}
    </ul>
  );
}
