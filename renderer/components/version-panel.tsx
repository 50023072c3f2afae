import { Button, Drawer, TextInput } from '@mantine/core';
import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showFailure, showUndo } from '../lib/undo.tsx';
import { useFormat } from '../lib/use-format.ts';
import { EmptyState } from './empty-state.tsx';
import { Section } from './page.tsx';
import { QueryView } from './query-view.tsx';
import classes from './version-panel.module.css';

export interface KeptVersion {
  id: string;
  savedAt: string;
  authorName: string | null;
  note: string | null;
  /** Why it was kept, where nobody asked for it. */
  reasonText?: string | null;
}

interface Props {
  title: string;
  versions: UseQueryResult<KeptVersion[]>;
  /** Only leads change what belongs to the workspace. */
  mayWrite?: boolean;
  onSave(note: string | null): Promise<unknown>;
  onRestore(id: string): Promise<unknown>;
  onClose(): void;
  /** What changed from one version to another one, or to now (null). */
  comparison(from: string, to: string | null): ReactNode;
}

/** C3: versions of something, kept with a note, compared two by two and written back. */
export function VersionPanel(props: Props): ReactNode {
  const { title, versions, mayWrite = true, onSave, onRestore, onClose, comparison } = props;
  const { t } = useTranslation('components');
  const [compared, setCompared] = useState<string | null>(null);
  return (
    <Drawer opened onClose={onClose} title={title} position="right" size={600}>
      {mayWrite && <SaveVersion onSave={onSave} />}
      <QueryView query={versions} where={t('versions.failed')}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState compact>{t('versions.none')}</EmptyState>
          ) : (
            <ol className={classes['list']}>
              {list.map((version, index) => (
                <li key={version.id} className={classes['version']}>
                  <VersionLine
                    version={version}
                    mayWrite={mayWrite}
                    isOpen={compared === version.id}
                    onCompare={() => setCompared(compared === version.id ? null : version.id)}
                    onRestore={() => onRestore(version.id)}
                  />
                  {compared === version.id && (
                    <CompareWith from={version} newer={list.slice(0, index)} comparison={comparison} />
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </QueryView>
    </Drawer>
  );
}

function SaveVersion({ onSave }: Pick<Props, 'onSave'>): ReactNode {
  const { t } = useTranslation('components');
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: () => onSave(note.trim() || null),
    onSuccess: () => {
      setNote('');
      showUndo(t('versions.saved'));
    },
    onError: showFailure,
  });
  return (
    <form
      className={classes['save']}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={t('versions.note')}
        description={t('versions.noteHint')}
        maxLength={300}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Button type="submit" loading={save.isPending}>
        {t('versions.save')}
      </Button>
    </form>
  );
}

interface LineProps {
  version: KeptVersion;
  mayWrite: boolean;
  isOpen: boolean;
  onCompare(): void;
  onRestore(): Promise<unknown>;
}

function VersionLine({ version, mayWrite, isOpen, onCompare, onRestore }: LineProps): ReactNode {
  const { t } = useTranslation('components');
  const format = useFormat();
  const when = format.instant(version.savedAt);
  const restore = useMutation({
    mutationFn: onRestore,
    onSuccess: () => showUndo(t('versions.restored', { when })),
    onError: showFailure,
  });
  return (
    <div className={classes['line']}>
      <div className={classes['words']}>
        <span>{version.note ?? version.reasonText ?? t('versions.unnamed')}</span>
        <span className={classes['quiet']}>
          {[when, version.authorName, version.note ? version.reasonText : null].filter(Boolean).join(' · ')}
        </span>
      </div>
      <Button
        variant="default"
        size="compact-sm"
        aria-expanded={isOpen}
        aria-label={t('versions.compareOf', { when })}
        onClick={onCompare}
      >
        {t('versions.compare')}
      </Button>
      {mayWrite && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('versions.restoreOf', { when })}
          loading={restore.isPending}
          onClick={() => restore.mutate()}
        >
          {t('versions.restore')}
        </Button>
      )}
    </div>
  );
}

interface CompareProps extends Pick<Props, 'comparison'> {
  from: KeptVersion;
  newer: readonly KeptVersion[];
}

/** Against now first; the versions in between one click away. */
function CompareWith({ from, newer, comparison }: CompareProps): ReactNode {
  const { t } = useTranslation('components');
  const format = useFormat();
  const [to, setTo] = useState<string | null>(null);
  const name = (version: KeptVersion) => version.note ?? version.reasonText ?? format.instant(version.savedAt);
  return (
    <Section title={t('versions.changes')} level={3}>
      {newer.length > 0 && (
        <div className={classes['targets']} role="group" aria-label={t('versions.against')}>
          <Button
            size="compact-xs"
            variant={to === null ? 'filled' : 'default'}
            aria-pressed={to === null}
            onClick={() => setTo(null)}
          >
            {t('versions.now')}
          </Button>
          {newer.map((version) => (
            <Button
              key={version.id}
              size="compact-xs"
              variant={to === version.id ? 'filled' : 'default'}
              aria-pressed={to === version.id}
              onClick={() => setTo(version.id)}
            >
              {name(version)}
            </Button>
          ))}
        </div>
      )}
      {comparison(from.id, to)}
    </Section>
  );
}

export interface Difference {
  label: string;
  before: string;
  after: string;
}

/** What changed, told field by field: before → after. */
export function DifferenceList({ title, items }: { title: string; items: readonly Difference[] }): ReactNode {
  const { t } = useTranslation('components');
  if (items.length === 0) return null;
  return (
    <div className={classes['differences']}>
      <strong>{title}</strong>
      <dl>
        {items.map(({ label, before, after }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <del>{before || t('versions.empty')}</del>
              {' → '}
              <ins>{after || t('versions.empty')}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
