import { Button, Drawer, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportCase } from '#shared/contract/cases.ts';
import { type CaseStatus, caseStatuses } from '#shared/domain/vocabulary.ts';
import { AttachmentList } from '#renderer/components/attachment-list.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useAttachments } from '#renderer/lib/use-attachments.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { CaseComments } from './case-comments.tsx';
import { CaseDrawer } from './case-drawer.tsx';
import classes from './cases.module.css';

/** One case: its step, what is known, comments and files. */
export function CasePanel({ id, onClose }: { id: string; onClose(): void }): ReactNode {
  const { t } = useTranslation('cases');
  const [editing, setEditing] = useState(false);
  const opened = useQuery(
    core.cases.open.queryOptions({
      input: { id },
      meta: reads('support_case', 'case_comment', 'attachment', 'contact', 'member'),
    }),
  );
  if (editing && opened.data) {
    const { case: found } = opened.data;
    return <CaseDrawer accountId={found.accountId} supportCase={found} onClose={() => setEditing(false)} />;
  }
  return (
    <Drawer opened onClose={onClose} title={opened.data?.case.title ?? ''} position="right" size={560}>
      <QueryView query={opened} where={t('failed')}>
        {({ case: found, comments, attachments }) => (
          <>
            <StatusRow supportCase={found} onEdit={() => setEditing(true)} />
            <Texts supportCase={found} />
            <Files supportCase={found} attachments={attachments} />
            <Section title={t('comments')} level={3}>
              <CaseComments caseId={id} comments={comments} />
            </Section>
          </>
        )}
      </QueryView>
    </Drawer>
  );
}

function StatusRow({ supportCase, onEdit }: { supportCase: SupportCase; onEdit(): void }): ReactNode {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { id, status, notTold } = supportCase;
  const setStatus = useMutation({
    mutationFn: (next: CaseStatus) => coreClient.cases.setStatus({ id, status: next }),
    onSuccess: (_, next) => showUndo(t('statusSaved', { status: t(`status.${next}`) })),
    onError: showFailure,
  });
  const next = caseStatuses[caseStatuses.indexOf(status) + 1];
  const dates = [
    t('opened', { day: format.instant(supportCase.openedAt) }),
    supportCase.solvedAt ? t('solvedOn', { day: format.instant(supportCase.solvedAt) }) : '',
    supportCase.toldAt ? t('toldOn', { day: format.instant(supportCase.toldAt) }) : '',
    supportCase.closedAt ? t('closedOn', { day: format.instant(supportCase.closedAt) }) : '',
  ].filter(Boolean);
  return (
    <>
      <div className={classes['status']}>
        <Select
          aria-label={t('statusLabel')}
          allowDeselect={false}
          data={caseStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          value={status}
          onChange={(value) => value && value !== status && setStatus.mutate(value)}
        />
        {next && (
          <Button variant="default" loading={setStatus.isPending} onClick={() => setStatus.mutate(next)}>
            {t('next', { status: t(`status.${next}`) })}
          </Button>
        )}
        <Button variant="subtle" onClick={onEdit}>
          {t('edit')}
        </Button>
      </div>
      {notTold && <SignalMark signal="risk" label={t('notTold')} />}
      <p className={classes['quiet']}>{dates.join(' · ')}</p>
    </>
  );
}

function Texts({ supportCase }: { supportCase: SupportCase }): ReactNode {
  const { t } = useTranslation('cases');
  const facts: [string, string | null][] = [
    [t('form.kind'), t(`kind.${supportCase.kind}`)],
    [t('columns.priority'), t(`priority.${supportCase.priority}`)],
    [t('columns.owner'), supportCase.ownerName],
    [t('form.contact'), supportCase.contactName],
    [t('form.realProblem'), supportCase.realProblem],
    [t('form.impact'), supportCase.impact],
    [t('form.steps'), supportCase.stepsToReproduce],
  ];
  return (
    <dl className={classes['facts']}>
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

interface FilesProps {
  supportCase: SupportCase;
  attachments: React.ComponentProps<typeof AttachmentList>['attachments'];
}

function Files({ supportCase: { id, accountId }, attachments }: FilesProps): ReactNode {
  const { t } = useTranslation('cases');
  const files = useAttachments({ accountId, ownerTable: 'support_case', ownerId: id });
  return (
    <Section title={t('files')} level={3}>
      <AttachmentList
        attachments={attachments}
        adding={files.add.isPending}
        onAdd={(chosen) => files.add.mutate(chosen)}
        onSave={files.save}
        onRemove={files.remove}
      />
    </Section>
  );
}
