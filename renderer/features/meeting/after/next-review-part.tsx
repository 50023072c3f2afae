import { Button, Select } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { instantInZone, wallClock } from '#renderer/lib/zoned-time.ts';
import type { ReviewProposal } from '#shared/contract/reviews.ts';
import { meetingQueries } from '../meeting-queries.ts';
import { useAfter } from './after-context.ts';
import classes from './after.module.css';

const kinds = ['qbr', 'ebr', 'regular'] as const;
type NextKind = (typeof kinds)[number];

/** The next one, proposed in the window after this: one press plans it (F9). */
export function NextReviewPart(): ReactNode {
  const { t } = useTranslation(['meeting', 'reviews']);
  const format = useFormat();
  const { review, nextReview } = useAfter();
  const [kind, setKind] = useState<NextKind>(kinds.find((each) => each === review.kind) ?? 'qbr');
  const query = useQuery({
    ...meetingQueries.proposal(review.accountId, kind, review.id),
    enabled: nextReview === null,
  });
  if (nextReview) {
    return (
      <p>
        <Link to="/reviews/$reviewId" params={{ reviewId: nextReview.id }}>
          {t('after.planned', {
            kind: t(`reviews:kind.${nextReview.kind}`),
            when: format.instant(nextReview.startsAt),
          })}
        </Link>
      </p>
    );
  }
  return (
    <div className={classes['row']} data-fields>
      <Select
        label={t('after.nextKind')}
        data={kinds.map((value) => ({ value, label: t(`reviews:kind.${value}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'qbr')}
      />
      <QueryView query={query} lines={1}>
        {(proposal) => <Schedule key={`${proposal.kind}${proposal.startsAt}`} proposal={proposal} />}
      </QueryView>
    </div>
  );
}

function Schedule({ proposal }: { proposal: ReviewProposal }): ReactNode {
  const { t } = useTranslation(['meeting', 'reviews']);
  const { write } = useAfter();
  const [startsAt, setStartsAt] = useState(proposal.startsAt);
  const schedule = () => {
    const {
      accountName: _name,
      language: _language,
      touchModel: _model,
      previous: _last,
      carried: _count,
      ...fields
    } = proposal;
    void write(coreClient.reviews.create({ ...fields, startsAt })).then(
      (made) => made && showUndo(t('after.scheduled')),
    );
  };
  return (
    <>
      <DateTimePicker
        label={t('reviews:form.startsAt', { zone: proposal.timeZone })}
        value={wallClock(startsAt, proposal.timeZone)}
        valueFormat={t('reviews:form.dateTimeFormat')}
        onChange={(wall) => wall && setStartsAt(instantInZone(wall, proposal.timeZone))}
      />
      <Button onClick={schedule}>{t('after.schedule')}</Button>
    </>
  );
}
