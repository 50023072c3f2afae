import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeviceSettings } from '#shared/contract/system.ts';
import { core, coreClient } from './core-client.ts';
import { showFailure } from './undo.tsx';

/** Changes how this laptop shows the app; seen at once. */
export function useDeviceSettings(): (patch: Partial<DeviceSettings>) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (patch: Partial<DeviceSettings>) => coreClient.settings.putDevice(patch),
    onSuccess: (device) => client.setQueryData(core.settings.device.queryKey(), device),
    onError: showFailure,
  });
  return mutate;
}
