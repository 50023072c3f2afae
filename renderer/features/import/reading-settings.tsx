import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile, ImportSettings } from '#shared/contract/imports.ts';
import { dateOrders } from '#shared/domain/import/date-reading.ts';
import { encodings } from '#shared/domain/import/encoding-guess.ts';
import { importKinds } from '#shared/domain/import/import-kinds.ts';
import { surveyKinds } from '#shared/domain/vocabulary.ts';
import classes from './import.module.css';

interface Props {
  file: ImportFile;
  onChange(patch: Partial<ImportSettings>): void;
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const markNames = { ',': 'comma', '.': 'point' } as const;

type Option = { value: string; label: string };

/** How a file is read: the sentence first, each part of it in a select (O1). */
export function ReadingSettings({ file, onChange }: Props): ReactNode {
  const { t } = useTranslation('import');
  const { settings, format, sheets } = file;
  const { kind, delimiter, encoding, decimalMark, dateOrder, surveyKind, sheet } = settings;
  const sentence = t(format === 'csv' ? 'read.csv' : 'read.xlsx', {
    kind: kind ? t(`kinds.${kind}`).toLowerCase() : t('read.unknownKind'),
    delimiter: t(`delimiters.${delimiterNames[delimiter]}`),
    encoding: t(`encodings.${encoding}`),
    decimal: t(`decimals.${markNames[decimalMark]}`),
    dates: dateOrder ? t(`dates.${dateOrder}`) : t('read.datesOpen'),
    sheet: sheet ?? '',
  });
  const select = <Value extends string>(
    label: string,
    value: Value | null,
    options: readonly Option[],
    set: (value: Value) => void,
  ) => (
    <NativeSelect
      className={classes['setting'] ?? ''}
      label={label}
      value={value ?? ''}
      data={[...(value === null ? [{ value: '', label: t('settings.choose'), disabled: true }] : []), ...options]}
      onChange={({ currentTarget }) => set(currentTarget.value as Value)}
    />
  );
  return (
    <>
      <p className={classes['quiet']} role="status">
        {sentence}
      </p>
      <div className={classes['settings']}>
        {select(
          t('settings.kind'),
          kind,
          importKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          (value) => onChange({ kind: value }),
        )}
        {format === 'csv' ? (
          <>
            {select(
              t('settings.delimiter'),
              delimiter,
              ([',', ';', '\t', '|'] as const).map((value) => ({
                value,
                label: t(`delimiters.${delimiterNames[value]}`),
              })),
              (value) => onChange({ delimiter: value }),
            )}
            {select(
              t('settings.encoding'),
              encoding,
              encodings.map((value) => ({ value, label: t(`encodings.${value}`) })),
              (value) => onChange({ encoding: value }),
            )}
          </>
        ) : (
          select(
            t('settings.sheet'),
            sheet,
            sheets.map((value) => ({ value, label: value })),
            (value) => onChange({ sheet: value }),
          )
        )}
        {select(
          t('settings.decimalMark'),
          decimalMark,
          ([',', '.'] as const).map((value) => ({ value, label: t(`decimals.${markNames[value]}`) })),
          (value) => onChange({ decimalMark: value }),
        )}
        {select(
          t('settings.dateOrder'),
          dateOrder,
          dateOrders.map((value) => ({ value, label: t(`dates.${value}`) })),
          (value) => onChange({ dateOrder: value }),
        )}
        {(kind === 'contract' || kind === 'churn') && <CurrencyInput file={file} onChange={onChange} />}
        {kind === 'survey' &&
          select(
            t('settings.surveyKind'),
            surveyKind,
            surveyKinds.map((value) => ({ value, label: t(`surveys.${value}`) })),
            (value) => onChange({ surveyKind: value }),
          )}
      </div>
    </>
  );
}

function CurrencyInput({ file, onChange }: Props): ReactNode {
  const { t } = useTranslation('import');
  const [text, setText] = useState(file.settings.currency);
  useEffect(() => setText(file.settings.currency), [file.settings.currency]);
  return (
    <TextInput
      className={classes['setting'] ?? ''}
      label={t('settings.currency')}
      list="import-currencies"
      maxLength={3}
      value={text}
      onChange={({ currentTarget }) => {
        const code = currentTarget.value.toUpperCase();
        setText(code);
        if (/^[A-Z]{3}$/.test(code)) onChange({ currency: code });
      }}
      rightSection={
        <datalist id="import-currencies">
          {['BRL', 'USD', 'EUR', 'GBP'].map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </datalist>
      }
    />
  );
}
