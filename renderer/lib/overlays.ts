import { createStore } from './store.ts';

/**
 * What can be opened over any page, with its input. A feature that offers one adds a line here and in
 * app/overlays.tsx; every other feature opens it by name and never imports it.
 */
export interface Overlays {
  palette: Record<string, never>;
  keys: Record<string, never>;
  'log-contact': { accountId?: string; reviewId?: string };
  feeling: { accountId?: string; interactionId?: string; reviewId?: string };
  /** A content for a client: one that waits, the one a step of a playbook asks for, or chosen there. */
  'send-content': { accountId?: string; sendId?: string; contentId?: string };
  /** H7. */
  capture: { accountId?: string };
  'new-account': Record<string, never>;
  'new-review': { accountId?: string };
  /** Without accounts or a playbook it asks for them. */
  'start-playbook': { accountIds?: readonly string[]; playbookId?: string };
  task: { taskId?: string; accountId?: string };
  sync: Record<string, never>;
  'sign-in': Record<string, never>;
  'server-moved': Record<string, never>;
  /** `label`: the field as its page calls it; `currency`: of an amount. */
  'field-history': { table: string; id: string; field: string; label: string; currency?: string };
}

export type OverlayName = keyof Overlays;
export type OpenOverlay = { [Name in OverlayName]: { name: Name; input: Overlays[Name] } }[OverlayName];

/** What an overlay component is given. */
export interface OverlayProps<Name extends OverlayName> {
  input: Overlays[Name];
  onClose(): void;
}

/** The overlays that something answers to; what nobody answers to is not offered by key or palette. */
export const answeredOverlays = new Set<OverlayName>();

export const overlay = createStore<OpenOverlay | null>(null);

export function openOverlay<Name extends OverlayName>(name: Name, input: Overlays[Name]): void {
  overlay.set({ name, input } as OpenOverlay);
}

export function closeOverlay(): void {
  overlay.set(null);
}
