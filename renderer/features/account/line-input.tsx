import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface Props {
  label: string;
  value: string;
  maxLength: number;
  onSave(text: string): void;
}

/** One line that is saved when it is left, or by Enter. Give it its value as key, so that one from elsewhere is shown. */
export function LineInput({ label, value, maxLength, onSave }: Props): ReactNode {
  const [text, setText] = useState(value);
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
