import { Button, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressRun } from '#renderer/components/progress-run.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRun } from '#renderer/lib/use-run.ts';
import type { OutputCheck, OutputPreview, OutputSavings } from '#shared/contract/review-outputs.ts';
import { type OutputKind, outputKinds } from '#shared/domain/vocabulary.ts';
import { checkText } from '../check-text.ts';
import { Group } from '../group.tsx';
import { useStudio } from '../studio-context.ts';
import { studioQueries } from '../studio-queries.ts';
import classes from '../studio.module.css';

/** Step 10: what deserves a look, what stays inside, and the five files (F7). */
export function OutputsStep(): ReactNode {
  const { t } = useTranslation('studio');
  const { review } = useStudio();
  const query = useQuery(studioQueries.preview(review.id));
  return (
    <QueryView query={query} where={t('outputs.notShown')}>
      {(preview) => (
        <>
          <Checks checks={preview.checks} />
          <LeftOutList preview={preview} />
          <Files />
        </>
      )}
    </QueryView>
  );
}

const signals = { mismatch: 'risk', stale: 'attention', missing: 'unknown' } as const;

function Checks({ checks }: { checks: readonly OutputCheck[] }): ReactNode {
  const { t } = useTranslation('studio');
  const format = useFormat();
  const { goTo } = useStudio();
  return (
    <Group title={t('outputs.checks')}>
      {checks.length === 0 ? (
        <SignalMark signal="good" label={t('outputs.allFine')} />
      ) : (
        <ul className={classes['lines']}>
          {checks.map((check) => (
            <li key={`${check.key}${JSON.stringify(check.values)}`} className={classes['checkLine']}>
              <SignalMark signal={signals[check.kind]} />
              <span>{checkText(check, format)}</span>
              <Button variant="subtle" size="compact-xs" onClick={() => goTo(check.step)}>
                {t('outputs.goTo', { step: t(`step.${check.step}.name`) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Group>
  );
}

function LeftOutList({ preview }: { preview: OutputPreview }): ReactNode {
  const { t } = useTranslation('studio');
  const total = preview.leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <Group title={t('outputs.leftOut', { count: total })}>
      <p className={classes['quiet']}>
        {total === 0
          ? t('outputs.nothingLeftOut')
          : preview.leftOut.map(({ what, count }) => leftOutText(t, what, count)).join(' · ')}
      </p>
    </Group>
  );
}

type Text = ReturnType<typeof useTranslation<'studio'>>['t'];

const leftOutKeys = [
  'feelings',
  'risks',
  'opportunities',
  'picks',
  'stepNotes',
  'goals',
  'commitments',
  'cases',
  'answers',
  'items',
  'agenda',
  'decisions',
  'notes',
  'reasons',
] as const;

function leftOutText(t: Text, what: string, count: number): string {
  const key = leftOutKeys.find((each) => each === what);
  return key ? t(`outputs.left.${key}`, { count }) : `${what}: ${count}`;
}

function Files(): ReactNode {
  const { t } = useTranslation('studio');
  const format = useFormat();
  const { review, briefs } = useStudio();
  const names = useQuery(studioQueries.names(review.id));
  const run = useRun<OutputSavings>();
  const [place, setPlace] = useState<string | null>(null);
  const busy = run.status === 'running' || run.status === 'cancelling';

  async function save(outputs: OutputKind[], picked: { token: string } | null, kind: 'file' | 'folder'): Promise<void> {
    if (!picked) return;
    setPlace(picked.token);
    await run.start((signal) =>
      coreClient.outputs.save({ id: review.id, outputs, token: picked.token, place: kind }, { signal }),
    );
  }
  async function saveOne(output: OutputKind): Promise<void> {
    // Asked at once after the step opened, the names may still be on their way.
    const known = names.data ?? (await names.refetch()).data;
    const suggestedName = known?.[output] ?? `ongoing.${output}`;
    const filters = [{ name: t(`outputs.kind.${output}`), extensions: [output] }];
    await save(
      [output],
      await window.ongoing.saveFile({ title: t('outputs.saveTitle'), suggestedName, filters }),
      'file',
    );
  }
  async function saveAll(): Promise<void> {
    await save([...outputKinds], await window.ongoing.chooseFolder({ title: t('outputs.folderTitle') }), 'folder');
  }

  return (
    <Group
      title={t('outputs.files')}
      aside={
        <Button disabled={busy} onClick={() => void saveAll().catch(showFailure)}>
          {t('outputs.saveAll')}
        </Button>
      }
    >
      {/* Above the list: what was saved is seen without scrolling. */}
      <div>
        <ProgressRun
          run={run}
          label={t('outputs.saving')}
          detail={({ output, saved }) => (
            <span className={classes['quiet']}>
              {output ? t(`outputs.kind.${output}`) : t('outputs.saved', { count: saved.length })}
            </span>
          )}
        />
        {run.status === 'done' && place && (
          <Button mt={8} variant="subtle" onClick={() => void window.ongoing.showInFolder(place)}>
            {t('outputs.show')}
          </Button>
        )}
      </div>
      <ul className={classes['lines']}>
        {outputKinds.map((output) => {
          const last = briefs.find((brief) => brief.output === output);
          return (
            <li key={output} className={classes['line']}>
              <div className={classes['lineMain']}>
                {t(`outputs.kind.${output}`)}
                <div className={classes['lineMeta']}>
                  {last ? t('outputs.made', { when: format.instant(last.generatedAt) }) : t(`outputs.what.${output}`)}
                </div>
              </div>
              {output === 'eml' && <CopyRecap />}
              <Button
                variant="default"
                disabled={busy}
                aria-label={t('outputs.saveOneOf', { what: t(`outputs.kind.${output}`) })}
                onClick={() => void saveOne(output).catch(showFailure)}
              >
                {t('outputs.saveOne')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}

/** F7: elsewhere an .eml may open as received mail, so the text can be copied. */
function CopyRecap(): ReactNode {
  const { t } = useTranslation('studio');
  const { review } = useStudio();
  const { data } = useQuery(studioQueries.recap(review.id));
  return (
    <CopyButton value={data ? `${data.subject}\n\n${data.text}` : ''}>
      {({ copied, copy }) => (
        <Button variant="subtle" disabled={!data} onClick={copy}>
          {copied ? t('outputs.copied') : t('outputs.copy')}
        </Button>
      )}
    </CopyButton>
  );
}
