import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AddLine } from '#renderer/components/add-line.tsx';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { LineField } from '#renderer/components/line-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import type { ReviewItem } from '#shared/contract/review-steps.ts';
import { DueField, OwnerSelect, RemoveButton } from './fields.tsx';
import { useStudio } from './studio-context.ts';
import classes from './studio.module.css';

interface Props {
  section: ReviewItem['section'];
  /** Of the field that adds one. */
  addLabel: string;
  /** Named people and dates beside the text. */
  owners?: 'both' | 'ours' | 'client';
  dated?: boolean;
  /** False: the section is internal by construction and offers no choice. */
  choosesAudience?: boolean;
  /** At most so many; more may still be read. */
  most?: number;
}

/** Lines that the consultant writes in a section, each saved by itself. */
export function ItemList(props: Props): ReactNode {
  const { section, addLabel, owners, dated = false, choosesAudience = true, most = 40 } = props;
  const { t } = useTranslation('studio');
  const { review, items, save, write } = useStudio();
  const mine = items.filter((item) => item.section === section);
  const change = (id: string, patch: Omit<Parameters<typeof coreClient.preparation.saveItem>[0], 'id'>) =>
    coreClient.preparation.saveItem({ id, ...patch });
  return (
    <>
      <ul className={classes['lines']}>
        {mine.map((item) => (
          <li key={item.id} className={classes['line']} data-record={item.id}>
            <div className={classes['lineMain']}>
              <LineField
                hideLabel
                required
                size="xs"
                label={t('textOf', { what: addLabel })}
                value={item.body}
                draftKey={`review-item:${item.id}`}
                onSave={(body) => save(change(item.id, { body }))}
              />
            </div>
            {choosesAudience && (
              <AudienceSwitch
                value={item.audience}
                onChange={(audience) => void write(change(item.id, { audience }))}
              />
            )}
            <RemoveButton table="review_item" id={item.id} name={item.body} />
            {(owners ?? dated) && (
              <div className={classes['controls']}>
                {(owners === 'both' || owners === 'client') && (
                  <OwnerSelect
                    side="client"
                    label={t('clientOwner')}
                    memberId={null}
                    contactId={item.clientOwnerId}
                    onChange={({ contactId }) => void write(change(item.id, { clientOwnerId: contactId }))}
                  />
                )}
                {(owners === 'both' || owners === 'ours') && (
                  <OwnerSelect
                    side="ours"
                    label={t('ourOwner')}
                    memberId={item.internalOwnerId}
                    contactId={null}
                    onChange={({ memberId }) => void write(change(item.id, { internalOwnerId: memberId }))}
                  />
                )}
                {dated && <DueField value={item.dueOn} onChange={(dueOn) => void write(change(item.id, { dueOn }))} />}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mine.length < most && (
        <AddLine
          onLeave
          size="xs"
          mt={8}
          label={addLabel}
          draftKey={`review:${review.id}:add:${section}`}
          onAdd={(body) => save(coreClient.preparation.addItem({ reviewId: review.id, section, body }))}
        />
      )}
    </>
  );
}
