import { Autocomplete, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportGroup } from '#shared/contract/imports.ts';
import type { WorkProgress } from '#shared/contract/base.ts';
import { UNNAMED_SOURCE } from '#shared/domain/import/import-kinds.ts';
import { ProgressRun } from '#renderer/components/progress-run.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { useRun } from '#renderer/lib/use-run.ts';
import { CheckedView } from './checked-view.tsx';
import { FileDrop } from './file-drop.tsx';
import { FilePanel } from './file-panel.tsx';
import classes from './import.module.css';
import { importQueries } from './import-queries.ts';
import { useImportFiles } from './use-import-files.ts';

interface Step {
  done: number;
  total: number;
  file: string;
  progress: WorkProgress;
  group: ImportGroup | null;
}

/** Choosing files, settling how they are read, and what checking them found. */
export function ImportSetup({ onStarted }: { onStarted(groupId: string): void }): ReactNode {
  const { t } = useTranslation('import');
  const files = useImportFiles();
  const [typed, setSource] = useState<string | null>(null);
  const source = typed ?? t('defaultSource');
  const sources = useQuery(importQueries.sources());
  const run = useRun<Step>();
  const [checked, setChecked] = useState<ImportGroup | null>(null);
  useDiscardOnLeave(checked);

  const ready = files.entries.filter(
    ({ file, error, isReading }) =>
      file && error === null && !isReading && !file.problems.some(({ blocking }) => blocking),
  );
  const allReady = files.entries.length > 0 && ready.length === files.entries.length;
  const key = source.trim() === t('defaultSource') ? UNNAMED_SOURCE : source.trim();
  const check = async () => {
    const chosen = ready.flatMap(({ token, name, file }) => (file ? [{ token, name, settings: file.settings }] : []));
    const last = await run.start(async (signal) => {
      const steps = await coreClient.imports.prepare({ source: key, files: chosen }, { signal });
      return flat(steps);
    });
    // Files and their tables make room for the rejected rows: too much for one frame.
    if (last?.group) startTransition(() => setChecked(last.group));
  };
  const { mutate: start, isPending } = useMutation({
    mutationFn: (group: ImportGroup) => coreClient.imports.start({ groupId: group.id }),
    // What was checked stays until the run takes its place: showing the files again for a moment is the page's longest task.
    onSuccess: ({ id }) => {
      files.clear();
      onStarted(id);
    },
    onError: showFailure,
  });
  const back = () => {
    if (checked) void coreClient.imports.discard({ groupId: checked.id });
    setChecked(null);
  };

  if (checked)
    return <CheckedView group={checked} onBack={back} onImport={() => start(checked)} isStarting={isPending} />;
  const isChecking = run.status === 'running' || run.status === 'cancelling';
  return (
    <>
      <p className={classes['intro']}>{t('intro')}</p>
      <FileDrop onFiles={files.add} compact={files.entries.length > 0} />
      {files.entries.length > 0 && (
        <>
          <Autocomplete
            className={classes['source'] ?? ''}
            label={t('source.label')}
            description={t('source.hint')}
            data={[t('defaultSource'), ...(sources.data ?? []).filter((name) => name !== UNNAMED_SOURCE)]}
            value={source}
            maxLength={80}
            onChange={setSource}
          />
          {files.entries.map((entry) => (
            <FilePanel key={entry.token} entry={entry} onChange={files.change} onRemove={files.remove} />
          ))}
          <ProgressRun run={run} label={t('actions.checking', { name: run.step?.file ?? '' })} />
          <div className={classes['bar']}>
            {!allReady && <p className={classes['quiet']}>{t('actions.settleFirst')}</p>}
            <Button disabled={!allReady || key === ''} loading={isChecking} onClick={() => void check()}>
              {t('actions.check')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

async function* flat(steps: AsyncIterable<Omit<Step, 'done' | 'total'>>): AsyncGenerator<Step> {
  for await (const step of steps) yield { ...step, done: step.progress.done, total: step.progress.total };
}

/** Rows that were checked and not imported do not stay behind when the page is left; a started import is left alone. */
function useDiscardOnLeave(group: ImportGroup | null): void {
  const staged = useRef<string | null>(null);
  useEffect(() => {
    staged.current = group?.id ?? null;
  }, [group]);
  useEffect(
    () => () => {
      if (staged.current !== null) void coreClient.imports.discard({ groupId: staged.current });
    },
    [],
  );
}
