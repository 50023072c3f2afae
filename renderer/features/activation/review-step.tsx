import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationGateItem, ActivationView } from '#shared/contract/activation.ts';
import { stepOfGateItem } from '#shared/domain/activation.ts';
import type { ActivationStep } from '#shared/domain/method-vocabulary.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { Section } from '#renderer/components/page.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './activation.module.css';

interface Props {
  view: ActivationView;
  onGo(step: ActivationStep): void;
}

/** Step 6: the gate. What is missing is one click away; past it only with a reason that is kept. */
export function ReviewStep({ view, onGo }: Props): ReactNode {
  const { t } = useTranslation('activation');
  const format = useFormat();
  const { account, activation, gate } = view;
  return (
    <>
      <DayInput
        label={t('onboardingEnded')}
        description={t('onboardingEndedHint')}
        value={activation.onboardingEndedOn}
        onChange={(onboardingEndedOn) =>
          void coreClient.activation.save({ accountId: account.id, onboardingEndedOn }).catch(showFailure)
        }
      />
      <Section title={t('gate')} level={3}>
        <ul className={classes['list']}>
          {gate.map((item) => (
            <li key={item.item} className={classes['row']}>
              <GateLine item={item} view={view} onGo={onGo} />
            </li>
          ))}
        </ul>
      </Section>
      {activation.activatedOn ? (
        <p role="status">
          <SignalMark signal="good" label={t('activeSince', { day: format.day(activation.activatedOn) })} />
          <span className={classes['quiet']}>
            {activation.activatedBy && ` · ${t('activatedBy', { name: activation.activatedBy })}`}
            {activation.note && ` · ${t('withReason', { reason: activation.note })}`}
          </span>
        </p>
      ) : (
        account.status !== 'lost' && <Activate view={view} />
      )}
    </>
  );
}

function GateLine({ item, view, onGo }: { item: ActivationGateItem } & Props): ReactNode {
  const { t } = useTranslation(['activation', 'reviews']);
  const format = useFormat();
  const name = t(`gateItems.${item.item}`, { have: item.have ?? 0, wanted: item.wanted ?? 0 });
  const accountId = view.account.id;
  const { firstReview, nextContact } = view;
  const known =
    item.item === 'first_review' && firstReview
      ? t('review', { kind: t(`reviews:kind.${firstReview.kind}`), day: format.day(firstReview.startsAt.slice(0, 10)) })
      : item.item === 'next_contact' && nextContact
        ? nextContact.dueOn
          ? t('contactOn', { text: nextContact.text, day: format.dayShort(nextContact.dueOn) })
          : nextContact.text
        : null;
  return (
    <>
      <SignalMark
        signal={item.met ? 'good' : 'attention'}
        label={
          <>
            {name}
            <span className={classes['quiet']}>{` · ${known ?? t(item.met ? 'gateMet' : 'gateMissing')}`}</span>
          </>
        }
      />
      {!item.met && <GateAction item={item.item} name={name} accountId={accountId} onGo={onGo} />}
    </>
  );
}

interface ActionProps {
  item: ActivationGateItem['item'];
  name: string;
  accountId: string;
  onGo(step: ActivationStep): void;
}

function GateAction({ item, name, accountId, onGo }: ActionProps): ReactNode {
  const { t } = useTranslation('activation');
  const [label, run] =
    item === 'first_review'
      ? [t('planReview'), () => openOverlay('new-review', { accountId })]
      : item === 'next_contact'
        ? [t('planContact'), () => openOverlay('task', { accountId })]
        : [t('goTo', { item: name }), () => onGo(stepOfGateItem[item])];
  return (
    <Button variant="default" size="compact-sm" onClick={run}>
      {label}
    </Button>
  );
}

function Activate({ view: { account, gate } }: { view: ActivationView }): ReactNode {
  const { t } = useTranslation('activation');
  const today = useToday();
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const missing = gate.filter(({ met }) => !met).length;
  async function activate(): Promise<void> {
    setSending(true);
    try {
      await coreClient.activation.activate({ accountId: account.id, on, reason: reason.trim() || null });
      showUndo(t('activated'));
    } catch (error) {
      showFailure(error);
    } finally {
      setSending(false);
    }
  }
  return (
    <Section title={t('activate')} level={3}>
      <p className={classes['quiet']}>{t('whatHappens')}</p>
      <p role="status">{missing === 0 ? t('ready') : t('missing', { count: missing })}</p>
      {missing > 0 && (
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          autosize
          minRows={2}
          maxLength={2000}
          mb="sm"
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
      <div className={classes['quick']}>
        <DayInput label={t('on')} value={on} max={today} required onChange={(day) => setOn(day ?? today)} />
        <Button
          loading={sending}
          disabled={missing > 0 && reason.trim() === ''}
          variant={missing > 0 ? 'default' : 'filled'}
          onClick={() => void activate()}
        >
          {t(missing > 0 ? 'activateAnyway' : 'activate')}
        </Button>
      </div>
    </Section>
  );
}
