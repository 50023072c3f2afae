import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shippedText } from '#renderer/lib/shipped-text.ts';

interface Named {
  contentKey: string | null;
  name: string | null;
}

interface StepText {
  contentKey: string | null;
  title: string | null;
  description: string | null;
}

export interface PlaybookNames {
  playbook(row: Named): string;
  description(row: { contentKey: string | null; description: string | null }): string;
  script(row: { contentKey: string | null; script: string | null }): string;
  step(row: StepText): { title: string; description: string };
  campaign(row: Named): string;
  /** Empty for a rule without a name of its own: its sentence says it. */
  rule(row: Named): string;
}

/** What the workspace wrote, else the words that came with the app (I1). */
export function usePlaybookNames(): PlaybookNames {
  const { i18n } = useTranslation('playbooks');
  const { language } = i18n;
  return useMemo(() => {
    const shipped = (table: string, key: string | null, field: string) =>
      shippedText(i18n, { namespace: 'playbooks', table, key: key ?? '', field }, language);
    return {
      playbook: ({ name, contentKey }) => name ?? (shipped('playbook', contentKey, 'name') || '–'),
      description: ({ description, contentKey }) => description ?? shipped('playbook', contentKey, 'description'),
      script: ({ script, contentKey }) => script ?? shipped('playbook', contentKey, 'script'),
      step: ({ title, description, contentKey }) => ({
        title: title ?? (shipped('playbook_step', contentKey, 'title') || '–'),
        description: description ?? shipped('playbook_step', contentKey, 'description'),
      }),
      campaign: ({ name, contentKey }) => name ?? (shipped('campaign', contentKey, 'name') || '–'),
      rule: ({ name, contentKey }) => name ?? shipped('trigger_rule', contentKey, 'name'),
    };
  }, [i18n, language]);
}
