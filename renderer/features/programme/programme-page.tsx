import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeView } from '#shared/contract/programme.ts';
import type { ProgrammeStep } from '#shared/domain/method-vocabulary.ts';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { programmeQueries } from './programme-queries.ts';
import type { ProgrammeSearch } from './programme-search.ts';
import { ProgrammeVersions } from './programme-versions.tsx';
import classes from './programme.module.css';
import { StepFacts } from './step-facts.tsx';

/** C2: how this workspace runs ongoing, in eight steps, each with the facts that the app knows. */
export function ProgrammePage(): ReactNode {
  const { t } = useTranslation('programme');
  const view = useQuery(programmeQueries.open());
  return (
    <QueryView query={view} where={t('failed')} lines={10}>
      {(data) => <Programme view={data} />}
    </QueryView>
  );
}

function Programme({ view }: { view: ProgrammeView }): ReactNode {
  const { t } = useTranslation('programme');
  const search: ProgrammeSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const [showVersions, setShowVersions] = useState(false);
  const step = search.step ?? view.steps.find(({ done }) => !done)?.step ?? 'objectives';
  return (
    <>
      {!view.mayWrite && <p className={classes['quiet']}>{t('onlyLeads')}</p>}
      <div className={classes['programme']}>
        <StepList
          view={view}
          current={step}
          onGo={(next) => void navigate({ to: '/method/programme', search: { step: next }, replace: true })}
          onVersions={() => setShowVersions(true)}
        />
        <StepPane key={step} view={view} step={step} />
      </div>
      {showVersions && <ProgrammeVersions view={view} onClose={() => setShowVersions(false)} />}
    </>
  );
}

interface ListProps {
  view: ProgrammeView;
  current: ProgrammeStep;
  onGo(step: ProgrammeStep): void;
  onVersions(): void;
}

function StepList({ view: { steps }, current, onGo, onVersions }: ListProps): ReactNode {
  const { t } = useTranslation('programme');
  const done = steps.filter((step) => step.done).length;
  return (
    <nav aria-label={t('stepsLabel')} className={classes['steps']}>
      <p className={classes['quiet']}>{`${t('progress')}: ${t('progressOf', { done, of: steps.length })}`}</p>
      <ol className={classes['list']}>
        {steps.map(({ step, done: isDone }, index) => (
          <li key={step}>
            <button
              type="button"
              className={classes['stepButton']}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => onGo(step)}
            >
              {isDone ? (
                <IconCircleCheckFilled size={16} color="var(--signal-good)" aria-label={t('state.done')} />
              ) : (
                <IconCircle size={16} color="var(--muted)" aria-label={t('state.open')} />
              )}
              <span>{`${index + 1}. ${t(`steps.${step}`)}`}</span>
            </button>
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconHistory size={14} aria-hidden />}
        onClick={onVersions}
      >
        {t('versions')}
      </Button>
    </nav>
  );
}

function StepPane({ view, step }: { view: ProgrammeView; step: ProgrammeStep }): ReactNode {
  const { t } = useTranslation('programme');
  const known = view.steps.find((each) => each.step === step);
  const mark = (done: boolean) => void coreClient.programme.saveStep({ step, done }).catch(showFailure);
  return (
    <section className={classes['pane']} aria-label={t(`steps.${step}`)}>
      <h2 className={classes['title']}>{t(`steps.${step}`)}</h2>
      <p className={classes['quiet']}>{t(`hints.${step}`)}</p>
      <StepFacts view={view} step={step} />
      {view.mayWrite ? (
        <>
          <AutosaveTextarea
            label={t('body')}
            description={t('bodyHint')}
            minRows={3}
            value={known?.body ?? ''}
            draftKey={`programme:${step}`}
            onSave={(text) => coreClient.programme.saveStep({ step, body: text.trim() === '' ? null : text })}
          />
          <Button mt="sm" variant={known?.done ? 'default' : 'filled'} onClick={() => mark(!known?.done)}>
            {t(known?.done ? 'reopen' : 'markDone')}
          </Button>
        </>
      ) : (
        <p className={classes['prose']}>{known?.body}</p>
      )}
    </section>
  );
}
