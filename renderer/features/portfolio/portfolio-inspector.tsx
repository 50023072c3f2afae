import { Badge, Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow, SegmentChoice } from '#shared/contract/accounts.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ContactCell } from './contact-cell.tsx';
import classes from './portfolio.module.css';
import { StageText } from './stage-text.tsx';

/** One account beside the list: what the row says, with the words in full. */
export function PortfolioInspector({ row, segment }: { row: PortfolioRow; segment: SegmentChoice | null }): ReactNode {
  const { t } = useTranslation('portfolio');
  const names = useContentNames();
  const format = useFormat();
  const sums = (amounts: PortfolioRow['mrr']) =>
    format.list(amounts.map(({ minor, currency }) => format.money(minor, currency)));
  const valueText = ({ mrr, arr }: PortfolioRow) =>
    mrr.length === 0
      ? '–'
      : [t('inspector.mrr', { amount: sums(mrr) }), t('inspector.arr', { amount: sums(arr) })].join(' · ');
  const facts: [string, ReactNode][] = [
    [
      t('columns.feeling'),
      <FeelingMark
        key="feeling"
        moment={row.feeling?.moment ?? null}
        day={row.feeling?.feltOn ?? null}
        stale={row.feeling?.stale ?? false}
      />,
    ],
    [t('inspector.stage'), <StageText key="stage" stage={row.stage} />],
    [t('inspector.contact'), <ContactCell key="contact" contact={row.contact} />],
    [
      t('inspector.nextStep'),
      row.nextStep ? (
        <>
          {row.nextStep.text}
          {row.nextStep.dueOn && ' · '}
          {row.nextStep.dueOn && <DayText day={row.nextStep.dueOn} />}
        </>
      ) : (
        t('inspector.noStep')
      ),
    ],
    [
      t('inspector.review'),
      row.nextReview ? <DayText key="review" day={row.nextReview.startsAt} /> : t('inspector.noReview'),
    ],
    [t('inspector.value'), valueText(row)],
    [
      t('inspector.renewal'),
      row.renewal ? <DayText key="renewal" day={row.renewal.endsOn} /> : t('inspector.noRenewal'),
    ],
    [
      t('columns.touchModel'),
      row.touchModelFrom === 'default'
        ? t('assumedModel', { model: names.touchModelKey(row.touchModelKey) })
        : names.touchModelKey(row.touchModelKey),
    ],
    [t('inspector.segment'), segment ? names.segment(segment) : '–'],
    [t('inspector.owner'), row.ownerName ?? t('filters.noOwner')],
  ];
  return (
    <>
      <dl className={classes['facts']}>
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {row.tags.length > 0 && (
        <Group gap={4} mb="md" aria-label={t('inspector.tags')}>
          {row.tags.map((tag) => (
            <Badge key={tag} variant="default" fw={400} tt="none">
              {tag}
            </Badge>
          ))}
        </Group>
      )}
      <Group gap="sm">
        <Button
          variant="default"
          rightSection={<KeyHint keys="c" />}
          onClick={() => openOverlay('log-contact', { accountId: row.id })}
        >
          {t('inspector.log')}
        </Button>
        <Button
          variant="default"
          rightSection={<KeyHint keys="f" />}
          onClick={() => openOverlay('feeling', { accountId: row.id })}
        >
          {t('inspector.feeling')}
        </Button>
      </Group>
    </>
  );
}
