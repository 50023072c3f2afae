import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OverlayProps } from '#renderer/lib/overlays.ts';

export function Palette({ onClose }: OverlayProps<'palette'>): ReactNode {
  return <Modal opened onClose={onClose} />;
}
