import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { withLineBack } from './line-back.ts';
import { useLineDraft } from './use-line-draft.ts';

interface Props {
  label: string;
  draftKey: string;
  onAdd(text: string): Promise<unknown>;
  /** Set where a key brings the focus here. */
  input?: RefObject<HTMLInputElement | null>;
}

/** Adds a line with Enter; what is typed is kept as a draft until then. */
export function DraftedLine({ label, draftKey, onAdd, input }: Props): ReactNode {
  const { text, type } = useLineDraft(draftKey);
  // What is in the field now, also after the wait of `add`.
  const typed = useRef(text);
  useEffect(() => {
    typed.current = text;
  }, [text]);
  async function add(): Promise<void> {
    const line = text.trim();
    if (line === '') return;
    // Emptied at once: the next line may be typed while this one is on its way.
    type('');
    const added = await onAdd(line);
    if (added === null) type(withLineBack(line, typed.current));
  }
  return (
    <TextInput
      ref={input ?? null}
      aria-label={label}
      placeholder={label}
      maxLength={500}
      value={text}
      leftSection={<IconPlus size={14} aria-hidden />}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add();
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
