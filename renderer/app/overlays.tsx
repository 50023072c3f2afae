import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import {
  answeredOverlays,
  closeOverlay,
  overlay,
  type OverlayName,
  type OverlayProps,
} from '#renderer/lib/overlays.ts';
import { useStore } from '#renderer/lib/store.ts';
import { Palette } from './palette.tsx';

type OverlayComponents = { [Name in OverlayName]?: ComponentType<OverlayProps<Name>> };

/** What opens over any page. A feature adds its own by one line here and one in lib/overlays.ts. */
const components: OverlayComponents = {
  // Not lazy: whoever presses ⌘K types at once.
  palette: Palette,
  'new-review': lazy(async () => ({ default: (await import('#renderer/features/reviews/new-review.tsx')).NewReview })),
  keys: lazy(async () => ({ default: (await import('./keys-list.tsx')).KeysList })),
  'log-contact': lazy(async () => ({
    default: (await import('#renderer/features/interactions/log-contact.tsx')).LogContact,
  })),
  feeling: lazy(async () => ({
    default: (await import('#renderer/features/feelings/record-feeling.tsx')).RecordFeeling,
  })),
  'send-content': lazy(async () => ({
    default: (await import('#renderer/features/communication/send-content.tsx')).SendContent,
  })),
  capture: lazy(async () => ({ default: (await import('./capture-overlay.tsx')).CaptureOverlay })),
  'start-playbook': lazy(async () => ({
    default: (await import('#renderer/features/playbooks/start-playbook.tsx')).StartPlaybook,
  })),
  'new-account': lazy(async () => ({
    default: (await import('#renderer/features/account/new-account.tsx')).NewAccount,
  })),
  sync: lazy(async () => ({ default: (await import('#renderer/features/sync/sync-panel.tsx')).SyncPanel })),
  'sign-in': lazy(async () => ({ default: (await import('#renderer/features/joining/sign-in.tsx')).SignIn })),
  'server-moved': lazy(async () => ({
    default: (await import('#renderer/features/joining/server-moved.tsx')).ServerMoved,
  })),
  'field-history': lazy(async () => ({
    default: (await import('#renderer/features/sync/field-history.tsx')).FieldHistory,
  })),
  task: lazy(async () => ({ default: (await import('#renderer/features/tasks/task-dialog.tsx')).TaskDialog })),
};

for (const name of Object.keys(components)) answeredOverlays.add(name as OverlayName);

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
