import { Checkbox, Menu, Popover, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './inputs.module.css';
import { RangeFilter, useRangeWords } from './range-filter.tsx';

export interface FilterDefinition {
  id: string;
  /** As it reads in the sentence: "saúde". */
  name: string;
  options: readonly { value: string; label: string }[];
  /** Asks for the two ends of an amount in this currency instead of for options. */
  currency?: string;
}

export type FilterValues = Readonly<Record<string, readonly string[]>>;

interface Props {
  /** What is listed with its count, as the sentence begins: "41 clientes". */
  subject: string;
  filters: readonly FilterDefinition[];
  /** From the URL. */
  values: FilterValues;
  onChange(values: FilterValues): void;
  search?: { value: string; onChange(text: string): void };
}

/** Filters that read as a sentence: "41 clientes com saúde: risco e etapa: QBR I". `/` goes to it. */
export function FilterChips({ subject, filters, values, onChange, search }: Props): ReactNode {
  const { t } = useTranslation('components');
  const [opened, setOpened] = useState<string | null>(null);
  const used = filters.filter(({ id }) => id === opened || (values[id]?.length ?? 0) > 0);
  const unused = filters.filter((filter) => !used.includes(filter));

  function set(id: string, chosen: readonly string[]): void {
    const { [id]: _dropped, ...rest } = values;
    onChange(chosen.length > 0 ? { ...rest, [id]: chosen } : rest);
  }

  return (
    <div className={classes['chips']}>
      {search && (
        <TextInput
          size="xs"
          w={200}
          data-filter
          aria-label={t('filters.search')}
          placeholder={t('filters.search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search.value}
          onChange={({ currentTarget }) => search.onChange(currentTarget.value)}
        />
      )}
      <span role="status">{subject}</span>
      {used.map((filter, index) => (
        <span key={filter.id} className={classes['chips']}>
          <span className={classes['quiet']}>{index === 0 ? t('filters.where') : t('filters.and')}</span>
          <Chip
            filter={filter}
            chosen={values[filter.id] ?? []}
            open={opened === filter.id}
            onOpen={(open) => setOpened(open ? filter.id : null)}
            onChange={(chosen) => set(filter.id, chosen)}
          />
        </span>
      ))}
      {unused.length > 0 && (
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <UnstyledButton className={classes['addFilter'] ?? ''} {...(search ? {} : { 'data-filter': true })}>
              <IconFilter size={14} aria-hidden />
              {t('filters.add')}
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {unused.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => setOpened(id)}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {Object.keys(values).length > 0 && (
        <UnstyledButton className={classes['addFilter'] ?? ''} onClick={() => onChange({})}>
          {t('filters.clear')}
        </UnstyledButton>
      )}
    </div>
  );
}

interface ChipProps {
  filter: FilterDefinition;
  chosen: readonly string[];
  open: boolean;
  onOpen(open: boolean): void;
  onChange(chosen: readonly string[]): void;
}

function Chip({ filter, chosen, open, onOpen, onChange }: ChipProps): ReactNode {
  const { t } = useTranslation('components');
  const rangeWords = useRangeWords();
  const labels = filter.currency
    ? chosen.map(rangeWords)
    : filter.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const words = labels.length > 3 ? `${labels.slice(0, 2).join(', ')} +${labels.length - 2}` : labels.join(', ');
  return (
    <Popover opened={open} onChange={onOpen} position="bottom-start" trapFocus shadow="md" returnFocus>
      <span className={classes['chip']}>
        <Popover.Target>
          <button type="button" onClick={() => onOpen(!open)} aria-expanded={open}>
            {`${filter.name}: `}
            <strong>{words || t('filters.any')}</strong>
          </button>
        </Popover.Target>
        <button type="button" aria-label={t('filters.remove', { name: filter.name })} onClick={() => onChange([])}>
          <IconX size={12} aria-hidden />
        </button>
      </span>
      <Popover.Dropdown aria-label={filter.name} mah={320} style={{ overflow: 'auto' }}>
        {filter.currency ? (
          <RangeFilter
            value={chosen[0] ?? ''}
            currency={filter.currency}
            onChange={(range) => onChange(range ? [range] : [])}
          />
        ) : (
          <Checkbox.Group value={[...chosen]} onChange={onChange}>
            <Stack gap="sm">
              {filter.options.map(({ value, label }) => (
                <Checkbox key={value} size="xs" value={value} label={label} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
