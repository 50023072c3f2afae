import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { saidOnce } from '#shared/domain/account-facts-flags.ts';
import type { AccountHeader } from '#shared/contract/accounts.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { HealthMark } from '#renderer/components/health-mark.tsx';
import { type Signal, SignalMark } from '#renderer/components/signal-mark.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './account.module.css';
import { JourneyLine } from './journey-line.tsx';

interface Props {
  header: AccountHeader;
  onEdit(): void;
}

/** Where the account stands today, in one band (A6). */
export function AccountHeaderBand({ header, onEdit }: Props): ReactNode {
  const { t } = useTranslation('account');
  const names = useContentNames();
  return (
    <section className={classes['band']} aria-label={t('header.label')}>
      <Part label={t('header.stage')} wide>
        <StagePart header={header} onEdit={onEdit} />
      </Part>
      <Part label={t('header.feeling')}>
        <FeelingMark moment={header.feeling?.moment ?? null} stale={header.feeling?.stale ?? false} />
        {header.feeling && (
          <span className={classes['note']}>
            <DayText day={header.feeling.feltOn} />
            {header.feeling.stale && ` · ${t('header.stale')}`}
          </span>
        )}
      </Part>
      <Part label={t('header.health')}>
        <HealthPart header={header} />
      </Part>
      <Part label={t('header.contact')}>
        <ContactPart header={header} />
      </Part>
      <Part label={t('header.value')}>
        <ValuePart header={header} />
      </Part>
      <Part label={t('header.nextStep')} wide>
        <NextPart header={header} />
      </Part>
      <Part label={t('header.owner')}>
        <span className={classes['cut']}>{header.ownerName ?? t('header.noOwner')}</span>
        <span className={classes['note']}>
          {names.touchModelKey(header.touchModelKey)}
          {' · '}
          {t(`header.modelFrom.${header.touchModelFrom}`)}
        </span>
      </Part>
      <Warnings header={header} />
    </section>
  );
}

function Part({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }): ReactNode {
  return (
    <div className={classes['part']} data-wide={wide || undefined}>
      <span className={classes['label']}>{label}</span>
      {children}
    </div>
  );
}

function StagePart({ header, onEdit }: Props): ReactNode {
  const { t } = useTranslation(['account', 'content']);
  const format = useFormat();
  const names = useContentNames();
  const { stage, status, lostOn } = header;
  if (status === 'lost') {
    const words = lostOn ? t('header.lostOn', { day: format.day(lostOn) }) : t('header.status.lost');
    return <SignalMark signal="risk" label={words} />;
  }
  if (!stage) {
    return (
      <>
        <span>{t('header.noStage')}</span>
        <span className={classes['note']}>
          <Button variant="transparent" size="compact-xs" px={0} onClick={onEdit}>
            {t('header.setStart')}
          </Button>
        </span>
      </>
    );
  }
  const late = stage.status !== 'on_track';
  return (
    <>
      <span className={classes['line']}>
        {late ? (
          <SignalMark signal={stage.status === 'stuck' ? 'risk' : 'attention'} label={names.stage(stage)} />
        ) : (
          names.stage(stage)
        )}
        <span className={classes['quiet']}>{t('journey.until', { day: format.dayShort(stage.plannedEnd) })}</span>
      </span>
      <JourneyLine stages={header.journey} now={stage} nextReview={header.nextReview} />
    </>
  );
}

/** Beside the feeling, and where the two disagree it says so (G6). */
function HealthPart({ header: { id, health } }: { header: AccountHeader }): ReactNode {
  const { t } = useTranslation(['account', 'health']);
  return (
    <>
      <Link to="/accounts/$accountId/health" params={{ accountId: id }} className={classes['plain'] ?? ''}>
        <HealthMark health={health} />
      </Link>
      <span className={classes['note']}>
        {health?.disagreement ? t('account:header.disagree') : health?.trend ? t(`health:trend.${health.trend}`) : null}
      </span>
    </>
  );
}

function ContactPart({ header: { contact, intervalDays } }: { header: AccountHeader }): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  if (!contact) return <span>–</span>;
  const days = contact.daysSinceContact;
  const since =
    days === null ? t('header.never') : days === 0 ? t('header.today') : t('header.daysAgo', { count: days });
  return (
    <>
      {contact.late ? (
        <SignalMark signal={contact.daysLate > 14 ? 'risk' : 'attention'} label={since} />
      ) : (
        <span>{since}</span>
      )}
      <span className={classes['note']} title={t('header.every', { count: intervalDays })}>
        {contact.late
          ? t('header.late', { count: contact.daysLate })
          : t('header.dueOn', { day: format.dayShort(contact.dueOn) })}
      </span>
    </>
  );
}

function ValuePart({ header: { mrr, arr, renewal } }: { header: AccountHeader }): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  const sums = (amounts: AccountHeader['mrr']) =>
    format.list(amounts.map(({ minor, currency }) => format.money(minor, currency, 'long')));
  return (
    <>
      <span title={arr.length > 0 ? t('header.year', { amount: sums(arr) }) : undefined}>
        {mrr.length > 0 ? t('header.month', { amount: sums(mrr) }) : t('header.noValue')}
      </span>
      {renewal && (
        <span
          className={classes['note']}
          title={[
            renewal.autoRenew ? t('header.autoRenewalLong') : '',
            renewal.noticeOn
              ? t(renewal.noticePassed ? 'header.noticePassed' : 'header.notice', { day: format.day(renewal.noticeOn) })
              : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          {t(renewal.autoRenew ? 'header.autoRenewal' : 'header.ends', { day: format.day(renewal.endsOn) })}
        </span>
      )}
    </>
  );
}

function NextPart({ header }: { header: AccountHeader }): ReactNode {
  const { t } = useTranslation('account');
  const { nextStep, nextReview } = header;
  return (
    <>
      {nextStep ? (
        <span className={classes['cut']} title={nextStep.text}>
          {nextStep.text}
          {nextStep.dueOn && (
            <span className={classes['quiet']}>
              {' · '}
              <DayText day={nextStep.dueOn} />
            </span>
          )}
        </span>
      ) : (
        <span>
          <Button
            variant="transparent"
            size="compact-sm"
            px={0}
            title={t('header.addStep')}
            onClick={() => openOverlay('log-contact', { accountId: header.id })}
          >
            {t('header.noStep')}
          </Button>
        </span>
      )}
      <span className={classes['note']}>
        {t('header.nextReview')}
        {': '}
        {nextReview ? <DayText day={nextReview.startsAt} /> : t('header.noReview')}
      </span>
    </>
  );
}

/** D5. What a flag says of the relation. */
const flagSignals: Record<AccountHeader['flags'][number], Signal> = {
  adoption_fine: 'good',
  expansion_ready: 'good',
  champion_gone: 'risk',
  sponsor_missing: 'risk',
  contract_in_dispute: 'risk',
  use_dropped: 'attention',
  on_hold: 'unknown',
  own: 'unknown',
};

/** A3, B4 and D5: what is missing around the account, said once. */
function Warnings({ header }: { header: AccountHeader }): ReactNode {
  const { t } = useTranslation(['account', 'journey']);
  const { unplanned, status } = header;
  const { warnings, flags: chips } = saidOnce(header.warnings, header.flags);
  if (status === 'lost' || (warnings.length === 0 && unplanned === 0 && chips.length === 0)) return null;
  return (
    <ul className={classes['warnings']}>
      {warnings.map((warning) => (
        <li key={warning.key}>
          <SignalMark
            signal={warning.key === 'no_sponsor' ? 'risk' : 'attention'}
            label={
              warning.key === 'few_live_contacts'
                ? t('warning.few_live_contacts', warning)
                : t(`warning.${warning.key}`)
            }
          />
        </li>
      ))}
      {chips.map((flag) => (
        <li key={flag}>
          <SignalMark signal={flagSignals[flag]} label={t(`journey:flag.${flag}`)} />
        </li>
      ))}
      {unplanned > 0 && (
        <li>
          <SignalMark signal="attention" label={t('header.unplanned', { count: unplanned })} />
        </li>
      )}
    </ul>
  );
}
