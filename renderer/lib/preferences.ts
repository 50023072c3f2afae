import { createContext, useContext } from 'react';
import type { DeviceSettings } from '#shared/contract/system.ts';

/** How this laptop shows the app (Q1, Q3); kept by core, not synced. */
export const defaultPreferences: DeviceSettings = {
  language: 'system',
  colorScheme: 'system',
  density: 'comfortable',
  captureShortcut: null,
};

export const PreferencesContext = createContext<DeviceSettings>(defaultPreferences);

export function usePreferences(): DeviceSettings {
  return useContext(PreferencesContext);
}
