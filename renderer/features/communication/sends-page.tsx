import { Button, Checkbox, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Send } from '#shared/contract/communication.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useMe } from '#renderer/lib/session.ts';
import { waitingQuery } from './communication-queries.ts';
import classes from './communication.module.css';
import { useContentWords } from './content-words.ts';
import { SendEditor } from './send-editor.tsx';
import { outgoingOf } from './send-text.ts';
import { useSendActions } from './use-send-actions.ts';

/** H4: what the app prepared unasked, in one batch to read, send and confirm; and the proposals beside it. */
export function SendsPage(): ReactNode {
  const { t } = useTranslation('communication');
  const waiting = useQuery(waitingQuery());
  return (
    <QueryView query={waiting} where={t('sends.failed')}>
      {({ drafts, proposed }) => (
        <Tabs
          defaultValue={drafts.length === 0 && proposed.length > 0 ? 'proposed' : 'drafts'}
          keepMounted={false}
          pt="sm"
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="drafts">{t('sends.drafts', { number: drafts.length })}</Tabs.Tab>
            <Tabs.Tab value="proposed">{t('sends.proposed', { number: proposed.length })}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="drafts">
            <SendList sends={drafts} isBatch empty={t('sends.noDrafts')} />
          </Tabs.Panel>
          <Tabs.Panel value="proposed">
            <SendList sends={proposed} isBatch={false} empty={t('sends.noProposed')} />
          </Tabs.Panel>
        </Tabs>
      )}
    </QueryView>
  );
}

interface ListProps {
  sends: readonly Send[];
  /** Only of a batch several are sent at once: a proposal asks for a person. */
  isBatch: boolean;
  empty: string;
}

function SendList({ sends, isBatch, empty }: ListProps): ReactNode {
  const { t } = useTranslation('communication');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [openId, setOpenId] = useState<string | null>(null);
  if (sends.length === 0) return <EmptyState picture="note">{empty}</EmptyState>;
  const current = sends.find(({ id }) => id === openId) ?? sends[0];
  const selected = sends.filter(({ id }) => chosen.has(id));

  function toggle(id: string): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  return (
    <div className={classes['columns']}>
      <div>
        {isBatch && (
          <BatchBar
            all={sends}
            selected={selected}
            onAll={(all) => setChosen(new Set(all ? sends.map(({ id }) => id) : []))}
          />
        )}
        <ul className={classes['list']} aria-label={t('sends.list')}>
          {sends.map((send) => (
            <li key={send.id} className={classes['line']} data-current={send.id === current?.id || undefined}>
              {isBatch ? (
                <Checkbox
                  size="xs"
                  aria-label={t('sends.choose', { account: send.accountName })}
                  checked={chosen.has(send.id)}
                  onChange={() => toggle(send.id)}
                />
              ) : (
                <span />
              )}
              <SendLine send={send} isCurrent={send.id === current?.id} onOpen={() => setOpenId(send.id)} />
              <span className={classes['quiet']}>
                <DayText day={send.dueOn} />
              </span>
            </li>
          ))}
        </ul>
      </div>
      {current && (
        <section aria-label={t('sends.editor', { account: current.accountName })}>
          <h2 className={classes['heading']}>{current.accountName}</h2>
          <SendEditor key={current.id} send={current} onDone={() => setOpenId(null)} />
        </section>
      )}
    </div>
  );
}

function SendLine({ send, isCurrent, onOpen }: { send: Send; isCurrent: boolean; onOpen(): void }): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  return (
    <button type="button" className={classes['pick']} aria-current={isCurrent || undefined} onClick={onOpen}>
      <span className={classes['name']}>{send.accountName}</span>
      <span className={classes['what']}>
        {words.title(send)} · {send.contact?.name ?? t('send.nobody')}
      </span>
    </button>
  );
}

interface BarProps {
  all: readonly Send[];
  selected: readonly Send[];
  onAll(all: boolean): void;
}

/** The batch: saved as drafts for the mail program, then confirmed as sent, all that are chosen at once. */
function BatchBar({ all, selected, onAll }: BarProps): ReactNode {
  const { t } = useTranslation('communication');
  const count = selected.length;
  return (
    <div className={classes['bar']}>
      <Checkbox
        size="xs"
        label={t('sends.all', { count: all.length })}
        checked={count === all.length}
        indeterminate={count > 0 && count < all.length}
        onChange={({ currentTarget }) => onAll(currentTarget.checked)}
      />
      {count === 0 ? (
        <span className={classes['quiet']}>{t('sends.hint')}</span>
      ) : (
        <BatchButtons selected={selected} onDone={() => onAll(false)} />
      )}
    </div>
  );
}

function BatchButtons({ selected, onDone }: { selected: readonly Send[]; onDone(): void }): ReactNode {
  const { t, i18n } = useTranslation('communication');
  const { memberName } = useMe();
  const actions = useSendActions();
  const count = selected.length;
  const texts = () => outgoingOf(selected, { i18n, consultant: memberName });

  async function confirm(): Promise<void> {
    try {
      await actions.confirm.mutateAsync(await texts());
      onDone();
    } catch {
      // Told already; the choice stays, to try again.
    }
  }

  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => void texts().then(actions.saveMail)}>
        {t('sends.save', { count })}
      </Button>
      <Button size="compact-sm" loading={actions.confirm.isPending} onClick={() => void confirm()}>
        {t('sends.confirm', { count })}
      </Button>
    </>
  );
}
