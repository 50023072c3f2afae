import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Device, DeviceList } from '#renderer/components/device-list.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { peopleQueries } from './people-queries.ts';
import { usePeopleChange } from './use-people-change.ts';

/** Every computer with a copy; a lost one is erased at its next contact, best effort (sync.md 2.12). */
export function DevicesPart(): ReactNode {
  const { t } = useTranslation('joining');
  const devices = useQuery(peopleQueries.devices());
  const revoke = usePeopleChange(
    ({ device, wipe }: { device: Device; wipe: boolean }) => coreClient.people.revokeDevice({ id: device.id, wipe }),
    (_, { wipe }) => t(wipe ? 'devices.wiped' : 'devices.revoked'),
  );
  return (
    <QueryView query={devices} where={t('devices.failed')}>
      {(list) => <DeviceList devices={list} withMember onRevoke={(device, wipe) => revoke.mutate({ device, wipe })} />}
    </QueryView>
  );
}
