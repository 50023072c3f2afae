import { TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';

interface Props {
  label: string;
  value: string;
  maxLength: number;
  onSave(text: string): void;
}

/** One line that is saved when it is left, or by Enter. */
export function LineInput({ label, value, maxLength, onSave }: Props): ReactNode {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const save = () => {
    if (text.trim() !== value) onSave(text.trim());
  };
  return (
    <TextInput
      label={label}
      value={text}
      maxLength={maxLength}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={save}
      onKeyDown={({ key }) => key === 'Enter' && save()}
    />
  );
}
