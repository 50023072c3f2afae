import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TouchModelKey } from '#shared/domain/vocabulary.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';

/** B3: the whole portfolio sits on one model, and where that is changed. */
export function SingleModelHint({ model }: { model: TouchModelKey }): ReactNode {
  const { t } = useTranslation('portfolio');
  const names = useContentNames();
  return (
    <Text component="p" size="sm" c="dimmed" m={0} mb={12}>
      {t('singleModel', { model: names.touchModelKey(model) })}{' '}
      <Link to="/portfolio" search={{ group: 'touchModel' }}>
        {t('singleModelSee')}
      </Link>
    </Text>
  );
}
