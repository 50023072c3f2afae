import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { coreClient } from '../lib/core-client.ts';
import { showFailure, showUndo } from '../lib/undo.tsx';
import type { SchemaForm } from '../lib/use-schema-form.ts';
import { FormDrawer } from './form-dialog.tsx';
import { HistoryMenu } from './history-menu.tsx';

type TrashInput = Parameters<typeof coreClient.trash.put>[0];

/** What each kind of record says in its own words. */
export type RecordText = 'newTitle' | 'editTitle' | 'create' | 'save' | 'created' | 'saved' | 'trash' | 'trashed';

interface Props<Values, Output> {
  table: TrashInput['table'];
  /** null: a new one. */
  record: { id: string } | null;
  form: SchemaForm<Values, Output>;
  text(key: RecordText): string;
  onSave(values: Output): Promise<unknown>;
  onClose(): void;
  children: ReactNode;
}

/** One record of an account made, edited or put in the trash beside the page; each of them answers to undo. */
export function RecordDrawer<Values extends Record<string, unknown>, Output>(props: Props<Values, Output>): ReactNode {
  const { table, record, form, text, onSave, onClose, children } = props;

  async function trash(id: string): Promise<void> {
    try {
      await coreClient.trash.put({ table, id });
      form.forgetDraft();
      onClose();
      showUndo(text('trashed'));
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <FormDrawer
      title={text(record ? 'editTitle' : 'newTitle')}
      form={form}
      submitLabel={text(record ? 'save' : 'create')}
      onClose={onClose}
      aside={
        record && (
          <>
            <Button variant="subtle" color="red" onClick={() => void trash(record.id)}>
              {text('trash')}
            </Button>
            <HistoryMenu
              table={table}
              id={record.id}
              fields={Object.keys(form.values)}
              currency={typeof form.values['currency'] === 'string' ? form.values['currency'] : undefined}
              onLeave={onClose}
            />
          </>
        )
      }
      onSubmit={async (values) => {
        await onSave(values);
        showUndo(text(record ? 'saved' : 'created'));
      }}
    >
      {children}
    </FormDrawer>
  );
}
