import { Button, Menu, Popover, TagsInput, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountChoices, AccountsChange, PortfolioRow } from '#shared/contract/accounts.ts';
import { postSaleStages } from '#shared/domain/vocabulary.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showFailure, showNote, showUndo } from '#renderer/lib/undo.tsx';
import { Toolbar } from '#renderer/components/page.tsx';

interface Props {
  rows: readonly PortfolioRow[];
  choices: AccountChoices | undefined;
  onClear(): void;
}

type Change = Omit<AccountsChange, 'ids' | 'addTags' | 'removeTags' | 'trash'> &
  Partial<Pick<AccountsChange, 'addTags' | 'removeTags' | 'trash'>>;

/** What can be done to the chosen accounts at once, each taken back by one undo (ui.md, Carteira). */
export function BulkBar({ rows, choices, onClear }: Props): ReactNode {
  const { t } = useTranslation(['portfolio', 'account']);
  const names = useContentNames();
  const { members } = useMe();
  const { mutate } = useMutation({
    mutationFn: (change: Change) =>
      coreClient.accounts.changeMany({
        addTags: [],
        removeTags: [],
        trash: false,
        ...change,
        ids: rows.map(({ id }) => id),
      }),
    onSuccess: ({ changed }, { trash }) => {
      if (changed === 0) return showNote(t('portfolio:bulk.same'));
      showUndo(t(trash ? 'portfolio:bulk.trashed' : 'portfolio:bulk.changed', { count: changed }));
      if (trash) onClear();
    },
    onError: showFailure,
  });
  const segments = choices?.segments ?? [];
  const models = choices?.touchModels ?? [];
  return (
    <Toolbar
      aside={
        <UnstyledButton fz={12} onClick={onClear}>
          {t('portfolio:bulk.clear')}
        </UnstyledButton>
      }
    >
      <strong role="status">{t('portfolio:bulk.chosen', { count: rows.length })}</strong>
      <Choice
        label={t('portfolio:columns.owner')}
        options={[
          ...members
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: id as string | null, label: name })),
          { value: null, label: t('portfolio:filters.noOwner') },
        ]}
        onChoose={(ownerId) => mutate({ patch: { ownerId } })}
      />
      <Choice
        label={t('portfolio:inspector.segment')}
        options={[
          ...segments.map((segment) => ({ value: segment.id as string | null, label: names.segment(segment) })),
          { value: null, label: t('portfolio:filters.noSegment') },
        ]}
        onChoose={(segmentId) => mutate({ patch: { segmentId } })}
      />
      <Choice
        label={t('portfolio:columns.touchModel')}
        options={[
          ...models.map((model) => ({ value: model.id as string | null, label: names.touchModel(model) })),
          { value: null, label: t('portfolio:bulk.ofSegment') },
        ]}
        onChoose={(touchModelId) => mutate({ patch: { touchModelId } })}
      />
      <Choice
        label={t('account:form.postSaleStage')}
        options={postSaleStages.map((value) => ({ value, label: t(`account:postSaleStage.${value}`) }))}
        onChoose={(postSaleStage) => mutate({ patch: { postSaleStage } })}
      />
      <TagChoice
        known={choices?.tags ?? []}
        worn={[...new Set(rows.flatMap(({ tags }) => tags))]}
        onAdd={(addTags) => mutate({ patch: {}, addTags })}
        onRemove={(tag) => mutate({ patch: {}, removeTags: [tag] })}
      />
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => openOverlay('start-playbook', { accountIds: rows.map(({ id }) => id) })}
      >
        {t('portfolio:bulk.startPlaybook')}
      </Button>
      <Button variant="subtle" size="compact-sm" color="red" onClick={() => mutate({ patch: {}, trash: true })}>
        {t('portfolio:bulk.trash')}
      </Button>
    </Toolbar>
  );
}

interface ChoiceProps<Value> {
  label: string;
  options: readonly { value: Value; label: string }[];
  onChoose(value: Value): void;
}

function Choice<Value extends string | null>({ label, options, onChoose }: ChoiceProps<Value>): ReactNode {
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button variant="default" size="compact-sm">
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {options.map(({ value, label: option }) => (
          <Menu.Item key={value ?? ''} onClick={() => onChoose(value)}>
            {option}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface TagProps {
  known: readonly string[];
  /** By at least one of the chosen accounts. */
  worn: readonly string[];
  onAdd(tags: string[]): void;
  onRemove(tag: string): void;
}

function TagChoice({ known, worn, onAdd, onRemove }: TagProps): ReactNode {
  const { t } = useTranslation('portfolio');
  const [open, setOpen] = useState(false);
  const [tags, setTags] = useState<string[]>([]);
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Button variant="default" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('inspector.tags')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('inspector.tags')} w={280}>
        <TagsInput
          label={t('bulk.addTags')}
          data={[...known]}
          value={tags}
          onChange={setTags}
          comboboxProps={{ withinPortal: false }}
          data-autofocus
        />
        <Button
          mt="sm"
          size="compact-sm"
          disabled={tags.length === 0}
          onClick={() => {
            onAdd(tags);
            setTags([]);
            setOpen(false);
          }}
        >
          {t('bulk.addTagsDo')}
        </Button>
        {worn.map((tag) => (
          <Button
            key={tag}
            mt={4}
            variant="subtle"
            color="gray"
            size="compact-sm"
            fullWidth
            justify="start"
            onClick={() => onRemove(tag)}
          >
            {t('bulk.removeTag', { tag })}
          </Button>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
