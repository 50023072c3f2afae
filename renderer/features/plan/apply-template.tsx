import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { templateQueries } from './plan-template-queries.ts';
import classes from './plan.module.css';
import { TemplatePreview } from './template-preview.tsx';

interface Props {
  accountId: string;
  planId: string;
}

/** E5: begins a plan without goals from a template; the one of the client's segment is proposed. */
export function ApplyTemplate({ accountId, planId }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const today = useToday();
  const { data } = useQuery(templateQueries.proposals(accountId, today));
  const [chosen, setChosen] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  if (!data || data.templates.length === 0) return null;
  const id = chosen ?? data.proposed ?? data.templates[0]?.id ?? null;
  const template = data.templates.find((each) => each.id === id);
  async function apply(templateId: string): Promise<void> {
    setSending(true);
    try {
      await coreClient.planTemplates.apply({ planId, templateId });
      showUndo(t('template.applied'));
    } catch (error) {
      showFailure(error);
    } finally {
      setSending(false);
    }
  }
  return (
    <div className={classes['template']}>
      <div className={classes['templateHead']}>
        <Select
          label={t('template.choose')}
          allowDeselect={false}
          data={data.templates.map(({ id: value, name }) => ({ value, label: name }))}
          value={id}
          onChange={setChosen}
        />
        <Button loading={sending} disabled={!template} onClick={() => template && void apply(template.id)}>
          {t('template.apply')}
        </Button>
      </div>
      {template && <TemplatePreview template={template} />}
    </div>
  );
}
