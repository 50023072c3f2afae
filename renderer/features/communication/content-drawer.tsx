import { Button, Drawer, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Content, contentFields } from '#shared/contract/communication.ts';
import { contentKinds } from '#shared/domain/method-vocabulary.ts';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { ContentResultsPart } from './content-results.tsx';
import { type ContentWords, useContentWords } from './content-words.ts';
import { VariantsPart } from './variants-part.tsx';

interface Props {
  /** Null: a new one. */
  content: Content | null;
  mayWrite: boolean;
  onMade(id: string): void;
  onClose(): void;
}

/** One content: its words, its other texts, to whom it went and what came of it (H4, H5). */
export function ContentDrawer({ content, mayWrite, onMade, onClose }: Props): ReactNode {
  const words = useContentWords();
  if (!mayWrite) {
    return (
      content && (
        <Drawer opened onClose={onClose} position="right" size={560} title={words.title(content)}>
          <p style={{ whiteSpace: 'pre-line' }}>{words.body(content)}</p>
          <ContentResultsPart content={content} />
        </Drawer>
      )
    );
  }
  return <EditContent content={content} words={words} onMade={onMade} onClose={onClose} />;
}

function EditContent({
  content,
  words,
  onMade,
  onClose,
}: Omit<Props, 'mayWrite'> & { words: ContentWords }): ReactNode {
  const { t } = useTranslation('communication');
  const form = useSchemaForm({
    schema: contentFields,
    initialValues: {
      kind: (content?.kind ?? 'article') as string,
      title: content ? words.title(content) : '',
      body: content ? words.body(content) : '',
      url: content?.url ?? '',
      feature: content?.feature ?? '',
      knownIssue: content?.knownIssue ?? '',
    },
    draftKey: `content:${content?.id ?? 'new'}`,
  });
  const isCanned = form.values.kind === 'canned';
  return (
    <FormDrawer
      title={t(content ? 'content.edit' : 'content.new')}
      form={form}
      submitLabel={t('content.save')}
      onClose={onClose}
      aside={content && <ArchiveButton content={content} onDone={onClose} />}
      onSubmit={async (values) => {
        const { id } = await coreClient.communication.saveContent({ ...values, ...(content && { id: content.id }) });
        showUndo(t('content.saved'));
        if (!content) onMade(id);
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('contents.kind')}
          allowDeselect={false}
          data={contentKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={form.values.kind}
          onChange={(kind) => form.setFieldValue('kind', kind ?? 'article')}
        />
        {isCanned && (
          <TextInput
            label={t('content.knownIssue')}
            description={t('content.knownIssueHint')}
            required
            maxLength={300}
            {...form.getInputProps('knownIssue')}
          />
        )}
        <TextInput
          label={t('content.title')}
          required
          maxLength={200}
          data-autofocus
          {...form.getInputProps('title')}
        />
        <Textarea
          label={t('content.body')}
          description={t('content.places')}
          autosize
          minRows={6}
          maxRows={16}
          {...form.getInputProps('body')}
        />
        <TextInput label={t('content.url')} maxLength={1000} {...form.getInputProps('url')} />
        {!isCanned && (
          <TextInput
            label={t('content.feature')}
            description={t('content.featureHint')}
            maxLength={120}
            {...form.getInputProps('feature')}
          />
        )}
        {content && <VariantsPart content={content} />}
        {content && <ContentResultsPart content={content} />}
      </Stack>
    </FormDrawer>
  );
}

function ArchiveButton({ content, onDone }: { content: Content; onDone(): void }): ReactNode {
  const { t } = useTranslation('communication');
  const archive = useMutation({
    mutationFn: () => coreClient.communication.archiveContent({ id: content.id, archived: !content.archived }),
    onSuccess: () => {
      showUndo(t(content.archived ? 'content.usedAgain' : 'content.archivedNow'));
      onDone();
    },
    onError: showFailure,
  });
  return (
    <Button variant="subtle" color="gray" onClick={() => archive.mutate()}>
      {t(content.archived ? 'content.useAgain' : 'content.archive')}
    </Button>
  );
}
