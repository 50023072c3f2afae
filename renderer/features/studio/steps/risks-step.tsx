import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Group } from '../group.tsx';
import { ItemList } from '../item-list.tsx';
import classes from '../studio.module.css';

/** Step 7: internal by construction; no document has a place for it (F7). */
export function RisksStep(): ReactNode {
  const { t } = useTranslation('studio');
  return (
    <>
      <p className={classes['internal']}>
        <IconLock size={14} aria-hidden /> {t('risks.internal')}
      </p>
      <Group title={t('risks.risks')}>
        <ItemList section="risk" addLabel={t('risks.addRisk')} owners="ours" dated choosesAudience={false} />
      </Group>
      <Group title={t('risks.opportunities')}>
        <ItemList
          section="opportunity"
          addLabel={t('risks.addOpportunity')}
          owners="ours"
          dated
          choosesAudience={false}
        />
      </Group>
    </>
  );
}
