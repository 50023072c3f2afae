import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';

/** An address without a page. */
export function PlaceholderPage(): ReactNode {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageHeader title={t('placeholder.title')} />
      <EmptyState picture="note">{t('placeholder.sentence')}</EmptyState>
    </>
  );
}
