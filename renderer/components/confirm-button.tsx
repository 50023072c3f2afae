import { Button, type ButtonProps, Group, Popover, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props extends Pick<ButtonProps, 'variant' | 'color' | 'size' | 'disabled' | 'leftSection'> {
  /** What the button does. */
  children: ReactNode;
  /** What will happen, as a sentence. */
  question: string;
  /** The button that does it; names the deed again. */
  confirmLabel: string;
  onConfirm(): void;
}

/** Asks once, in place, before something that cannot be undone. What can be undone needs no question. */
export function ConfirmButton({ children, question, confirmLabel, onConfirm, ...button }: Props): ReactNode {
  const { t } = useTranslation('components');
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withArrow width={280} shadow="md" returnFocus>
      <Popover.Target>
        <Button {...button} onClick={() => setOpen(true)}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={confirmLabel}>
        <Text size="sm" mb="md">
          {question}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('confirm.cancel')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              setOpen(false);
              onConfirm();
            }}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
