import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { closeOverlay, overlay, type OverlayName, type OverlayProps } from '#renderer/lib/overlays.ts';
import { useStore } from '#renderer/lib/store.ts';
import { Palette } from './palette.tsx';

type OverlayComponents = { [Name in OverlayName]?: ComponentType<OverlayProps<Name>> };

/** What opens over any page. A feature adds its own by one line here and one in lib/overlays.ts. */
const components: OverlayComponents = {
  // Not lazy: whoever presses ⌘K types at once.
  palette: Palette,
  keys: lazy(async () => ({ default: (await import('./keys-list.tsx')).KeysList })),
};

/** Whether something answers to this name yet; what does not is not offered. */
export const hasOverlay = (name: OverlayName): boolean => components[name] !== undefined;

export function OverlayHost(): ReactNode {
  const open = useStore(overlay);
  if (!open) return null;
  const Component = components[open.name] as ComponentType<OverlayProps<OverlayName>> | undefined;
  return Component ? (
    <Suspense fallback={null}>
      <Component input={open.input} onClose={closeOverlay} />
    </Suspense>
  ) : null;
}
