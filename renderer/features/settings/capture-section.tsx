import { Select, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { captureShortcuts } from '#shared/contract/host.ts';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { captureShortcutState } from '#renderer/lib/capture-shortcut.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import { useStore } from '#renderer/lib/store.ts';
import { useDeviceSettings } from '#renderer/lib/use-device-settings.ts';

const OFF = 'off';

/** As keyboards write it: `Ctrl + Shift + L`. */
const keysOf = (accelerator: string): string => accelerator.replace('CommandOrControl', 'Ctrl').replaceAll('+', ' + ');

/** H7: the keys that open quick capture from any program, or none. */
export function CaptureSection(): ReactNode {
  const { t } = useTranslation('communication');
  const { captureShortcut } = usePreferences();
  const state = useStore(captureShortcutState);
  const put = useDeviceSettings();
  return (
    <Stack gap="xs">
      <Select
        label={t('capture.shortcut')}
        description={t('capture.shortcutHint')}
        allowDeselect={false}
        data={[
          ...captureShortcuts.map((value) => ({ value, label: keysOf(value) })),
          { value: OFF, label: t('capture.off') },
        ]}
        value={captureShortcut ?? OFF}
        onChange={(value) => put({ captureShortcut: captureShortcuts.find((keys) => keys === value) ?? null })}
      />
      {state === 'taken' && <SignalMark signal="attention" label={t('capture.taken')} />}
    </Stack>
  );
}
