import { Fragment, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictEntry } from '#shared/contract/sync.ts';
import { useFieldText } from '#renderer/lib/field-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { clockDistance } from './clock-words.ts';
import type { Decision } from './conflict-groups.ts';
import classes from './to-review.module.css';
import { type MarkedText, wordMarks } from './word-marks.ts';

type Version = ConflictEntry['winner'];

/** What stands and what was kept beside it, each with who, when and on which laptop; differing words marked. */
export function Versions({ conflict }: { conflict: ConflictEntry }): ReactNode {
  const { t } = useTranslation('sync');
  const fieldText = useFieldText();
  const { table, field, winner, loser, base, isText, state } = conflict;
  const words = (value: string | null) =>
    value === null || value === '' ? null : field === null ? value : fieldText.value(table, field, value);
  const standing = words(winner.value);
  const other = words(loser.value);
  const marks = useMemo(
    () => (isText && standing !== null && other !== null ? wordMarks(standing, other) : null),
    [isText, standing, other],
  );
  return (
    <>
      <div className={classes['pair']}>
        <VersionPane
          title={t(state === 'open' ? 'review.standing' : 'review.stood')}
          version={winner}
          parts={marks?.left ?? plain(standing)}
          empty={t('review.empty')}
        />
        <VersionPane
          title={t('review.other')}
          version={loser}
          parts={marks?.right ?? plain(other)}
          empty={t('review.empty')}
        />
      </div>
      {base !== null && (
        <details className={classes['base']}>
          <summary>{t('review.base')}</summary>
          <p>{words(base) ?? t('review.empty')}</p>
        </details>
      )}
    </>
  );
}

/** A deletion and the edits it met: the row stays in the trash, the edits are kept (sync.md 2.9). */
export function MetDeletion({ decision: { first, all } }: { decision: Decision }): ReactNode {
  const { t } = useTranslation('sync');
  const fieldText = useFieldText();
  const label = (field: string | null) => (field === null ? null : fieldText.name(field));
  return (
    <div className={classes['pair']}>
      <VersionPane title={t('review.deleted')} version={first.winner} parts={null} empty={t('review.inTrash')} />
      <article className={classes['version']} aria-label={t('review.editedMeanwhile')}>
        <h3>{t('review.editedMeanwhile')}</h3>
        <Byline version={first.loser} />
        <dl className={classes['fields']}>
          {all.map(({ id, table, field, loser }) => (
            <div key={id}>
              <dt>{label(field)}</dt>
              <dd>
                {loser.value === null || loser.value === '' ? (
                  <span className={classes['quiet']}>{t('review.empty')}</span>
                ) : field === null ? (
                  loser.value
                ) : (
                  fieldText.value(table, field, loser.value)
                )}
              </dd>
            </div>
          ))}
        </dl>
      </article>
    </div>
  );
}

const plain = (text: string | null): MarkedText[] | null => (text === null ? null : [{ text, own: false }]);

interface PaneProps {
  title: string;
  version: Version;
  parts: readonly MarkedText[] | null;
  empty: string;
}

function VersionPane({ title, version, parts, empty }: PaneProps): ReactNode {
  return (
    <article className={classes['version']} aria-label={title}>
      <h3>{title}</h3>
      <Byline version={version} />
      <p className={classes['text']}>
        {parts === null ? (
          <span className={classes['quiet']}>{empty}</span>
        ) : (
          parts.map(({ text, own }, index) => <Fragment key={index}>{own ? <mark>{text}</mark> : text}</Fragment>)
        )}
      </p>
    </article>
  );
}

/** Ana Souza · notebook da Ana · 09/03/2026 14:30, and how wrong that laptop's clock was. */
export function Byline({ version }: { version: Omit<Version, 'value'> }): ReactNode {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { memberName, deviceName, at, clockOffMs } = version;
  const off = clockOffMs === null ? null : clockDistance(clockOffMs);
  return (
    <p className={classes['byline']}>
      <span>{memberName ?? t('journal.somebody')}</span>
      {deviceName && <span>{deviceName}</span>}
      {at && <time dateTime={at}>{format.instant(at)}</time>}
      {off && (
        <span>{t(off.ahead ? 'clock.was.ahead' : 'clock.was.behind', { distance: t(`clock.${off.unit}`, off) })}</span>
      )}
    </p>
  );
}
