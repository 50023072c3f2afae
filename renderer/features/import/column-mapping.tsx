import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile } from '#shared/contract/imports.ts';
import { fieldsOfKind } from '#shared/domain/import/fact-fields.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useImportNames } from './import-names.ts';
import classes from './import.module.css';

interface Props {
  file: ImportFile;
  onChange(columns: (string | null)[]): void;
}

/** Each column of the file, a few of its values, and the field it fills. */
export function ColumnMapping({ file, onChange }: Props): ReactNode {
  const { t } = useTranslation('import');
  const names = useImportNames();
  const format = useFormat();
  const { kind, columns } = file.settings;
  const title = (header: string, index: number) => header || t('columns.unnamed', { number: index + 1 });
  const fields = kind ? Object.keys(fieldsOfKind[kind]) : [];
  const leftOut = file.columns.filter((_, index) => (columns[index] ?? null) === null);
  const set = (column: number, field: string) =>
    onChange(
      columns.map((key, index) => (index === column ? field || null : key === field && field !== '' ? null : key)),
    );
  return (
    <>
      <div className={classes['tableBox']}>
        <table className={`${classes['table']} ${classes['mapping']}`} aria-label={t('columns.title')}>
          <thead>
            <tr>
              <th scope="col">{t('columns.inFile')}</th>
              <th scope="col">{t('columns.samples')}</th>
              <th scope="col">{t('columns.to')}</th>
            </tr>
          </thead>
          <tbody>
            {file.columns.map(({ header, samples }, index) => (
              <tr key={`${header}-${index}`}>
                <td>{title(header, index)}</td>
                <td className={classes['quiet']}>{samples.join(' · ')}</td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={t('columns.fieldFor', { column: title(header, index) })}
                    value={columns[index] ?? ''}
                    disabled={!kind}
                    data={[
                      { value: '', label: t('columns.leftOut') },
                      ...fields.map((value) => ({ value, label: names.field(value) })),
                    ]}
                    onChange={({ currentTarget }) => set(index, currentTarget.value)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {kind && (
        <p className={classes['quiet']}>
          {leftOut.length === 0
            ? t('columns.allImported')
            : t('columns.notImported', {
                columns: format.list(leftOut.map(({ header }, index) => title(header, index))),
              })}
        </p>
      )}
    </>
  );
}
