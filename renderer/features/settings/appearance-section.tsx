import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceSettings } from '#shared/contract/system.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import { useDeviceSettings } from '#renderer/lib/use-device-settings.ts';

const choices = {
  language: ['system', 'pt-BR', 'en'],
  colorScheme: ['system', 'light', 'dark'],
  density: ['comfortable', 'dense'],
} as const satisfies { [Name in 'language' | 'colorScheme' | 'density']: readonly DeviceSettings[Name][] };

/** Q1, Q3: how this laptop shows the app. Every change is seen at once. */
export function AppearanceSection(): ReactNode {
  const { t } = useTranslation('settings');
  const preferences = usePreferences();
  const put = useDeviceSettings();
  return (
    <Stack gap="md">
      <Choice
        label={t('appearance.language')}
        value={preferences.language}
        options={choices.language.map((value) => ({ value, label: t(`appearance.languages.${value}`) }))}
        onChange={(language) => put({ language })}
      />
      <Choice
        label={t('appearance.colorScheme')}
        value={preferences.colorScheme}
        options={choices.colorScheme.map((value) => ({ value, label: t(`appearance.schemes.${value}`) }))}
        onChange={(colorScheme) => put({ colorScheme })}
      />
      <Choice
        label={t('appearance.density')}
        value={preferences.density}
        options={choices.density.map((value) => ({ value, label: t(`appearance.densities.${value}`) }))}
        onChange={(density) => put({ density })}
      />
    </Stack>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange(value: Value): void;
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>): ReactNode {
  const id = useId();
  return (
    <Group justify="space-between">
      <Text id={id} size="sm">
        {label}
      </Text>
      <SegmentedControl<Value>
        size="xs"
        aria-labelledby={id}
        value={value}
        onChange={onChange}
        data={options.map((option) => ({ ...option }))}
      />
    </Group>
  );
}
