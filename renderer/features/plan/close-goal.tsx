import { Button, Popover, Radio, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closing, type Goal } from '#shared/contract/plans.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';

type Closing = (typeof closing.options)[number];

/** What the progress suggests; the consultant decides (E4). */
const suggested = ({ progress }: Goal): Closing =>
  progress === null || progress >= 100 ? 'achieved' : progress >= 50 ? 'partial' : 'missed';

/** Closing with 1, 0.5, 0 or left out, and why (E4). */
export function CloseGoal({ goal }: { goal: Goal }): ReactNode {
  const { t } = useTranslation('plan');
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [status, setStatus] = useState<Closing>(suggested(goal));
  const [closedOn, setClosedOn] = useState(today);
  const [reason, setReason] = useState('');
  const close = useMutation({
    mutationFn: () => coreClient.goals.close({ id: goal.id, status, closedOn, reason: reason.trim() || null }),
    onSuccess: () => {
      setOpen(false);
      showUndo(t(`close.done.${status}`));
    },
    onError: showFailure,
  });
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={320}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <Button onClick={() => setOpen(!open)}>{t('close.open')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('close.open')}>
        <Stack gap="sm">
          <Radio.Group
            label={t('close.how')}
            value={status}
            onChange={(value) => setStatus(closing.options.find((known) => known === value) ?? status)}
          >
            <Stack gap={6} mt={6}>
              {closing.options.map((value) => (
                <Radio key={value} size="xs" value={value} label={t(`close.${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <DayInput
            label={t('close.day')}
            value={closedOn}
            max={today}
            required
            onChange={(day) => setClosedOn(day ?? today)}
          />
          <Textarea
            label={t('close.reason')}
            description={t('close.reasonHint')}
            autosize
            minRows={2}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button loading={close.isPending} onClick={() => close.mutate()}>
            {t('close.submit')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
