import type { Action } from '#renderer/lib/actions.ts';
import { texts } from '#renderer/lib/i18n.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { undoLast } from '#renderer/lib/undo.tsx';
import { hasOverlay } from './overlays.tsx';
import { railPages } from './pages.ts';
import { router } from './router.tsx';

const go: readonly Action[] = railPages.map(({ path, label, key }) => ({
  id: `go.${path}`,
  group: 'go',
  keys: `g ${key}`,
  label: () => texts.t(label, { ns: 'shell' }),
  run: () => void router.navigate({ to: path }),
}));

const goWithoutRail: readonly Action[] = [
  {
    id: 'go./import',
    group: 'go',
    keys: 'g i',
    label: () => texts.t('pages.import', { ns: 'shell' }),
    run: () => void router.navigate({ to: '/import' }),
  },
  {
    id: 'go./trash',
    group: 'go',
    label: () => texts.t('pages.trash', { ns: 'shell' }),
    run: () => void router.navigate({ to: '/trash' }),
  },
];

/** The account on screen, so that C and F are about it. */
function accountHere(): { accountId?: string } {
  const [, accountId] = /^\/accounts\/([^/]+)/.exec(router.state.location.pathname) ?? [];
  return accountId ? { accountId } : {};
}

const overlays: readonly Action[] = [
  {
    id: 'interactions.log',
    group: 'do',
    keys: 'c',
    label: () => texts.t('actions.logContact', { ns: 'shell' }),
    run: () => openOverlay('log-contact', accountHere()),
  },
  {
    id: 'feelings.record',
    group: 'do',
    keys: 'f',
    label: () => texts.t('actions.feeling', { ns: 'shell' }),
    run: () => openOverlay('feeling', accountHere()),
  },
  {
    id: 'accounts.create',
    group: 'do',
    keys: 'n',
    label: () => texts.t('actions.newAccount', { ns: 'shell' }),
    run: () => openOverlay('new-account', {}),
  },
  {
    id: 'reviews.create',
    group: 'do',
    label: () => texts.t('actions.newReview', { ns: 'shell' }),
    run: () => openOverlay('new-review', accountHere()),
  },
];

const overlayOf: Record<string, Parameters<typeof hasOverlay>[0]> = {
  'interactions.log': 'log-contact',
  'feelings.record': 'feeling',
  'accounts.create': 'new-account',
  'reviews.create': 'new-review',
};

const application: readonly Action[] = [
  {
    id: 'shell.palette',
    group: 'app',
    keys: 'mod+k',
    label: () => texts.t('searchOrDo', { ns: 'shell' }),
    run: () => openOverlay('palette', {}),
  },
  {
    id: 'shell.filter',
    group: 'app',
    keys: '/',
    label: () => texts.t('actions.filter', { ns: 'shell' }),
    run: () => document.querySelector<HTMLElement>('[data-filter]')?.focus(),
  },
  {
    id: 'shell.undo',
    group: 'app',
    keys: 'mod+z',
    label: () => texts.t('actions.undo', { ns: 'shell' }),
    run: () => void undoLast(),
  },
  {
    id: 'shell.keys',
    group: 'app',
    keys: '?',
    label: () => texts.t('actions.keys', { ns: 'shell' }),
    run: () => openOverlay('keys', {}),
  },
];

/** What can be done from anywhere; only what something answers to. */
export function globalActions(): readonly Action[] {
  const offered = overlays.filter(({ id }) => {
    const name = overlayOf[id];
    return name !== undefined && hasOverlay(name);
  });
  return [...go, ...goWithoutRail, ...offered, ...application];
}
