import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Content } from '#shared/contract/communication.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './communication.module.css';

type Variant = Content['variants'][number];

/** H5: other texts for the same content, sent to equal parts of the clients. */
export function VariantsPart({ content }: { content: Content }): ReactNode {
  const { t } = useTranslation('communication');
  const [editing, setEditing] = useState<Variant | 'new' | null>(null);
  return (
    <section aria-label={t('variant.title')}>
      <h3 className={classes['heading']}>{t('variant.title')}</h3>
      {content.variants.length === 0 && <p className={classes['quiet']}>{t('variant.none')}</p>}
      <ul className={classes['list']}>
        {content.variants.map((variant) => (
          <li key={variant.id}>
            {editing !== 'new' && editing?.id === variant.id ? (
              <VariantForm content={content} variant={variant} onDone={() => setEditing(null)} />
            ) : (
              <Button variant="subtle" size="compact-sm" onClick={() => setEditing(variant)}>
                {variant.label}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? (
        <VariantForm content={content} variant={null} onDone={() => setEditing(null)} />
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => setEditing('new')}>
          {t('variant.add')}
        </Button>
      )}
    </section>
  );
}

interface FormProps {
  content: Content;
  variant: Variant | null;
  onDone(): void;
}

function VariantForm({ content, variant, onDone }: FormProps): ReactNode {
  const { t } = useTranslation('communication');
  const [label, setLabel] = useState(variant?.label ?? '');
  const [subject, setSubject] = useState(variant?.subject ?? '');
  const [body, setBody] = useState(variant?.body ?? '');
  const save = useMutation({
    mutationFn: () =>
      coreClient.communication.saveVariant({
        ...(variant && { id: variant.id }),
        contentId: content.id,
        label,
        subject: subject.trim() || null,
        body,
      }),
    onSuccess: () => {
      showUndo(t('variant.saved'));
      onDone();
    },
    onError: showFailure,
  });
  const trash = useMutation({
    mutationFn: (id: string) => coreClient.communication.archiveVariant({ id }),
    onSuccess: () => {
      showUndo(t('variant.trashed'));
      onDone();
    },
    onError: showFailure,
  });
  return (
    <Stack gap="xs" my="xs">
      <TextInput
        label={t('variant.label')}
        required
        maxLength={40}
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <TextInput
        label={t('variant.subject')}
        maxLength={200}
        value={subject}
        onChange={({ currentTarget }) => setSubject(currentTarget.value)}
      />
      <Textarea
        label={t('content.body')}
        required
        autosize
        minRows={4}
        value={body}
        onChange={({ currentTarget }) => setBody(currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          disabled={label.trim() === '' || body.trim() === ''}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('variant.save')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onDone}>
          {t('variant.cancel')}
        </Button>
        {variant && (
          <Button variant="subtle" color="red" size="compact-sm" onClick={() => trash.mutate(variant.id)}>
            {t('variant.trash')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
