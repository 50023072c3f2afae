import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile } from '#shared/contract/imports.ts';
import { fieldsOfKind } from '#shared/domain/import/fact-fields.ts';
import type { ImportKind } from '#shared/domain/import/import-kinds.ts';
import { useImportNames } from './import-names.ts';
import classes from './import.module.css';

/** A table wider than the page is scrolled by the keyboard too. */
const scrolled = { role: 'region', tabIndex: 0 };

const numeric: readonly string[] = ['whole', 'money', 'score'];
const isNumber = (kind: ImportKind, field: string) => numeric.includes(fieldsOfKind[kind][field]?.type.is ?? '');

/** The first rows as they would be written, with what would be refused. */
export function FilePreview({ file }: { file: ImportFile }): ReactNode {
  const { t } = useTranslation('import');
  const names = useImportNames();
  const { preview, settings } = file;
  const { kind } = settings;
  if (!kind || preview.rows.length === 0 || preview.fields.length === 0)
    return <p className={classes['quiet']}>{t('preview.none')}</p>;
  return (
    <>
      <div className={classes['tableBox']} aria-label={t('preview.title')} {...scrolled}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('preview.line')}</th>
              {preview.fields.map((field) => (
                <th key={field} scope="col" data-number={isNumber(kind, field) || undefined}>
                  {names.field(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map(({ line, values, rejected }) => (
              <tr key={line} data-rejected={rejected || undefined}>
                <td>
                  {line}
                  {rejected && ` · ${t('preview.rejected')}`}
                </td>
                {preview.fields.map((field, index) => {
                  const text = names.value(kind, field, values[index] ?? null, settings.currency);
                  return (
                    <td key={field} data-number={isNumber(kind, field) || undefined}>
                      {text || <span className={classes['quiet']}>{t('preview.empty')}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={classes['quiet']}>
        {preview.issues.slice(0, 6).map(({ line, column, reason, value, kept }) => (
          <li key={`${line} ${column} ${reason}`}>
            {t('preview.line')} {line}
            {column && ` · ${column}`} · {names.reason(reason, kept)}
            {value && `: ${value}`}
          </li>
        ))}
      </ul>
    </>
  );
}
