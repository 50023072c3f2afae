import { Button, NumberInput, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { peopleQueries } from './people-queries.ts';
import { usePeopleChange } from './use-people-change.ts';

type Policy = Awaited<ReturnType<typeof coreClient.people.policy>>;

/** Limits of the offline lease, in days (sync.md 2.12). */
const SHORTEST_LEASE = 30;
const LONGEST_LEASE = 3650;
const USUAL_LEASE = 90;

/** What the workspace asks of every computer; both off to begin with (P11). */
export function PolicyPart(): ReactNode {
  const { t } = useTranslation('people');
  const policy = useQuery(peopleQueries.policy());
  return (
    <QueryView query={policy} where={t('policy.failed')} lines={3}>
      {(stored) => <Fields key={JSON.stringify(stored)} stored={stored} />}
    </QueryView>
  );
}

function Fields({ stored }: { stored: Policy }): ReactNode {
  const { t } = useTranslation('people');
  const [policy, setPolicy] = useState(stored);
  const save = usePeopleChange(
    () => coreClient.people.putPolicy(policy),
    () => t('policy.saved'),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(undefined);
  }
  const { forbidUnencrypted, offlineLeaseDays } = policy;
  return (
    <form onSubmit={submit}>
      <Stack gap="lg" maw={560}>
        <Switch
          label={t('policy.encrypt')}
          description={t('policy.encryptHint')}
          checked={forbidUnencrypted}
          onChange={({ currentTarget }) => setPolicy({ ...policy, forbidUnencrypted: currentTarget.checked })}
        />
        <Switch
          label={t('policy.lease')}
          description={t('policy.leaseHint')}
          checked={offlineLeaseDays !== null}
          onChange={({ currentTarget }) =>
            setPolicy({ ...policy, offlineLeaseDays: currentTarget.checked ? USUAL_LEASE : null })
          }
        />
        {offlineLeaseDays !== null && (
          <NumberInput
            label={t('policy.days')}
            w={120}
            min={SHORTEST_LEASE}
            max={LONGEST_LEASE}
            clampBehavior="blur"
            allowDecimal={false}
            value={offlineLeaseDays}
            onChange={(days) => setPolicy({ ...policy, offlineLeaseDays: Number(days) || SHORTEST_LEASE })}
          />
        )}
        <div>
          <Button type="submit" loading={save.isPending} disabled={JSON.stringify(policy) === JSON.stringify(stored)}>
            {t('policy.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
