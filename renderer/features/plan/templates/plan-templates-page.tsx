import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { shortText } from '#shared/contract/base.ts';
import type { PlanTemplate } from '#shared/contract/plan-templates.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { templateQueries } from '../plan-template-queries.ts';
import { SegmentSelect } from './segment-select.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { useTemplateWords } from './template-words.ts';
import classes from './templates.module.css';

/** E5: one template of success plans a segment, edited by leads. */
export function PlanTemplatesPage(): ReactNode {
  const { t } = useTranslation('planTemplates');
  const list = useQuery(templateQueries.list());
  return (
    <QueryView query={list} where={t('failed')} lines={8}>
      {({ templates, mayWrite }) => <Templates templates={templates} mayWrite={mayWrite} />}
    </QueryView>
  );
}

interface Props {
  templates: readonly PlanTemplate[];
  mayWrite: boolean;
}

function Templates({ templates, mayWrite }: Props): ReactNode {
  const { t } = useTranslation('planTemplates');
  const words = useTemplateWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const template = templates.find(({ id }) => id === chosen) ?? templates[0];
  const make = mayWrite && (
    <Button variant="default" size="compact-sm" onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <p className={classes['quiet']}>{`${t('hint')} ${mayWrite ? '' : t('onlyLeads')}`}</p>
      {template ? (
        <div className={classes['templates']}>
          <nav aria-label={t('title')}>
            <ul className={classes['list']}>
              {templates.map((each) => (
                <li key={each.id}>
                  <button
                    type="button"
                    className={classes['choice']}
                    aria-current={each.id === template.id ? 'true' : undefined}
                    onClick={() => setChosen(each.id)}
                  >
                    <span>{words.template(each).name}</span>
                    <span className={classes['quiet']}>
                      {each.archived ? t('archived') : t('goalCount', { count: each.goals.length })}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {make}
          </nav>
          <TemplateEditor key={template.id} template={template} mayWrite={mayWrite} />
        </div>
      ) : (
        <EmptyState picture="plan" title={t('emptyTitle')} action={make}>
          {t('emptySentence')}
        </EmptyState>
      )}
      {making && <NewTemplate onClose={() => setMaking(false)} onCreated={setChosen} />}
    </>
  );
}

const schema = z.object({ name: shortText(120), segmentId: z.nullable(z.uuid()) });

function NewTemplate({ onClose, onCreated }: { onClose(): void; onCreated(id: string): void }): ReactNode {
  const { t } = useTranslation('planTemplates');
  const form = useSchemaForm({
    schema,
    initialValues: { name: '', segmentId: '' as string | null },
    draftKey: 'plan-template:new',
  });
  return (
    <FormModal
      title={t('newTitle')}
      form={form}
      submitLabel={t('create')}
      onClose={onClose}
      onSubmit={async (values) => {
        const { id } = await coreClient.planTemplates.create(values);
        showUndo(t('created'));
        onCreated(id);
      }}
    >
      <TextInput label={t('name')} required maxLength={120} {...form.getInputProps('name')} />
      <SegmentSelect
        value={form.values.segmentId || null}
        onChange={(id) => form.setFieldValue('segmentId', id ?? '')}
      />
    </FormModal>
  );
}
