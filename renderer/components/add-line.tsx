import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddedLine } from '../lib/use-added-line.ts';
import type { Saved } from '../lib/use-autosave.ts';

interface Props {
  label: string;
  /** Unique to this field: `review:<id>:add:decision`. */
  draftKey: string;
  /** Rejects where it fails: then the line comes back and the field says so. */
  onAdd(line: string): Saved;
  /** Leaving the field adds the line too. */
  onLeave?: boolean;
  size?: 'xs';
  mt?: number;
  maxLength?: number;
  /** Set where a key brings the focus here. */
  input?: RefObject<HTMLInputElement | null>;
}

/** Adds a line with Enter; what is typed is kept as a draft until it is a record. */
export function AddLine({ label, draftKey, onAdd, onLeave = false, input, ...rest }: Props): ReactNode {
  const { t } = useTranslation('components');
  const line = useAddedLine({ draftKey, onAdd });
  return (
    <TextInput
      {...rest}
      ref={input ?? null}
      aria-label={label}
      placeholder={label}
      value={line.text}
      leftSection={<IconPlus size={14} aria-hidden />}
      onChange={({ currentTarget }) => line.type(currentTarget.value)}
      onBlur={() => onLeave && line.add()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) line.add();
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      error={line.failed ? t('saved.failed') : undefined}
    />
  );
}
