import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { device } from '#shared/contract/joining.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { DayText } from './day-text.tsx';
import classes from './device-list.module.css';

export type Device = z.infer<typeof device>;

interface Props {
  devices: readonly Device[];
  /** Whose it is, where several people's stand together. */
  withMember?: boolean;
  onRevoke(device: Device, wipe: boolean): void;
}

/** Computers with a copy of the data: whose, when last seen, and how to take the access away (sync.md 2.12). */
export function DeviceList({ devices, withMember = false, onRevoke }: Props): ReactNode {
  const { t } = useTranslation('joining');
  if (devices.length === 0) return <p className={classes['quiet']}>{t('devices.none')}</p>;
  return (
    <ul className={classes['list']} aria-label={t('devices.title')}>
      {devices.map((device) => (
        <li key={device.id}>
          <div>
            <strong>{device.name}</strong>
            <span className={classes['under']}>
              {[
                withMember ? device.memberName : null,
                device.os,
                device.current ? t('devices.current') : null,
                device.state === 'active' ? null : t(`devices.state.${device.state}`),
                device.state === 'active' && !device.signedIn ? t('devices.signedOut') : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
          <span className={classes['seen']}>
            {device.lastSeenAt ? (
              <>
                {t('devices.seen')} <DayText day={device.lastSeenAt} />
              </>
            ) : (
              t('devices.neverSeen')
            )}
          </span>
          {device.current || device.state === 'wipe' ? (
            <span />
          ) : (
            <Group gap="xs" wrap="nowrap" justify="flex-end">
              {device.state === 'active' && (
                <ConfirmButton
                  variant="default"
                  question={t('devices.revokeQuestion', { name: device.name })}
                  confirmLabel={t('devices.revoke')}
                  onConfirm={() => onRevoke(device, false)}
                >
                  {t('devices.revoke')}
                </ConfirmButton>
              )}
              <ConfirmButton
                variant="subtle"
                color="red"
                question={t('devices.wipeQuestion', { name: device.name })}
                confirmLabel={t('devices.wipe')}
                onConfirm={() => onRevoke(device, true)}
              >
                {t('devices.wipe')}
              </ConfirmButton>
            </Group>
          )}
        </li>
      ))}
    </ul>
  );
}
