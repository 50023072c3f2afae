import { Alert, Button, Group, Modal, NumberInput, Stack } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { instantInZone, wallClock } from '#renderer/lib/zoned-time.ts';
import type { ReviewRow } from '#shared/contract/reviews.ts';

/** Another day or hour; its tasks and its invitation follow (F2). */
export function MoveForm({ review, onClose }: { review: ReviewRow; onClose(): void }): ReactNode {
  const { t } = useTranslation(['reviews', 'common']);
  const [startsAt, setStartsAt] = useState<string | null>(wallClock(review.startsAt, review.timeZone));
  const [duration, setDuration] = useState<number | string>(review.durationMinutes);
  const [failure, setFailure] = useState<string | null>(null);
  async function save(): Promise<void> {
    if (!startsAt) return;
    try {
      await coreClient.reviews.move({
        id: review.id,
        startsAt: instantInZone(startsAt, review.timeZone),
        timeZone: review.timeZone,
        durationMinutes: Number(duration),
      });
      onClose();
    } catch (error) {
      setFailure(errorText(error));
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('form.moveTitle')}>
      <Stack gap="md">
        <DateTimePicker
          label={t('form.startsAt', { zone: review.timeZone })}
          value={startsAt}
          valueFormat={t('form.dateTimeFormat')}
          onChange={setStartsAt}
          data-autofocus
        />
        <NumberInput label={t('form.duration')} min={10} max={600} step={15} value={duration} onChange={setDuration} />
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button disabled={!startsAt} onClick={() => void save()}>
            {t('form.submitMove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
