import { Alert, Button, Drawer, Group, Modal, Stack } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../lib/error-text.ts';
import type { SchemaForm } from '../lib/use-schema-form.ts';
import { DraftNote } from './draft-note.tsx';

interface Props<Values, Output> {
  title: string;
  form: SchemaForm<Values, Output>;
  /** What the button does: "Salvar meta". */
  submitLabel: string;
  onSubmit(values: Output): Promise<unknown>;
  onClose(): void;
  /** Beside the buttons, at the left: a delete button, a hint. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A short form over the page; closes when core said yes. */
export function FormModal<Values extends Record<string, unknown>, Output>(props: Props<Values, Output>): ReactNode {
  return (
    <Modal opened onClose={props.onClose} title={props.title} size="md">
      <DialogForm {...props} />
    </Modal>
  );
}

/** A long form beside the page. */
export function FormDrawer<Values extends Record<string, unknown>, Output>(props: Props<Values, Output>): ReactNode {
  return (
    <Drawer opened onClose={props.onClose} title={props.title} position="right" size={520}>
      <DialogForm {...props} />
    </Drawer>
  );
}

function DialogForm<Values extends Record<string, unknown>, Output>(props: Props<Values, Output>): ReactNode {
  const { form, submitLabel, onSubmit, onClose, aside, children } = props;
  const { t } = useTranslation('common');
  const [failure, setFailure] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  async function send(values: Output): Promise<void> {
    setSending(true);
    setFailure(null);
    try {
      await onSubmit(values);
      form.forgetDraft();
      onClose();
    } catch (error) {
      const field = refusedField(error);
      if (field) form.setFieldError(field, errorText(error));
      setFailure(errorText(error));
      setSending(false);
    }
  }

  return (
    <form ref={startAtFirstField} onSubmit={form.onSubmit((values) => void send(values))} noValidate>
      <Stack gap="md">
        <DraftNote form={form} />
        {children}
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        <Group justify="space-between" mt="sm">
          <div>{aside}</div>
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={sending}>
              {submitLabel}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

/** The focus trap of the dialog would start at its cross; a form may name a field of its own. */
function startAtFirstField(form: HTMLFormElement | null): void {
  if (form?.querySelector('[data-autofocus]')) return;
  form?.querySelector('input:not([type="hidden"]), textarea')?.setAttribute('data-autofocus', 'true');
}

function refusedField(error: unknown): string | null {
  if (!(error instanceof ORPCError) || error.code !== 'VALUE_REFUSED') return null;
  const data: unknown = error.data;
  return typeof data === 'object' && data !== null && 'field' in data && typeof data.field === 'string'
    ? data.field
    : null;
}
