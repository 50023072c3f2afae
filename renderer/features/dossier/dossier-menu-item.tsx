import { Menu } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showNote } from '#renderer/lib/undo.tsx';

/** A7: the dossier in one click, in the language of whoever reads it. */
export function DossierMenuItem({ accountId }: { accountId: string }): ReactNode {
  const { t, i18n } = useTranslation('dossier');
  async function save(): Promise<void> {
    const language = i18n.language === 'en' ? 'en' : 'pt-BR';
    const { fileName } = await coreClient.dossier.fileName({ accountId, language });
    const filters = [{ name: t('pdf'), extensions: ['pdf'] }];
    const picked = await window.ongoing.saveFile({ title: t('saveTitle'), suggestedName: fileName, filters });
    if (!picked) return;
    await coreClient.dossier.save({ accountId, language, token: picked.token });
    showNote(t('saved'));
  }
  return (
    <Menu.Item leftSection={<IconFileText size={14} aria-hidden />} onClick={() => void save().catch(showFailure)}>
      {t('action')}
    </Menu.Item>
  );
}
