import type { Action } from '#renderer/lib/actions.ts';
import { texts } from '#renderer/lib/i18n.ts';
import { answeredOverlays, openOverlay, type OverlayName } from '#renderer/lib/overlays.ts';
import { railPages } from './pages.ts';

/** What actions need of the window; handed in, since the router's own pages import the actions. */
export interface Going {
  /** Opens a path within the app. */
  go(path: string): void;
  /** The path on screen. */
  here(): string;
  /** Takes back the last thing done. */
  undo(): void;
  redo(): void;
}

const pagesBesideRail = [
  { path: '/import', label: 'pages.import', key: 'i' },
  { path: '/trash', label: 'pages.trash', key: 'l' },
  { path: '/join', label: 'pages.join', key: 'e' },
  { path: '/access', label: 'pages.access', key: 's' },
  { path: '/people', label: 'pages.people', key: 'u' },
  { path: '/method', label: 'pages.method', key: 'd' },
] as const;

function goActions({ go }: Going): Action[] {
  return [...railPages, ...pagesBesideRail].map(({ path, label, key }) => ({
    id: `go.${path}`,
    group: 'go',
    keys: `g ${key}`,
    label: () => texts.t(label, { ns: 'shell' }),
    run: () => go(path),
  }));
}

interface OverlayAction {
  overlay: OverlayName;
  action: Action;
}

function overlayActions({ here }: Going): OverlayAction[] {
  // The account on screen, so that C and F are about it.
  const accountHere = (): { accountId?: string } => {
    const [, accountId] = /^\/accounts\/([^/]+)/.exec(here()) ?? [];
    return accountId ? { accountId } : {};
  };
  return [
    {
      overlay: 'log-contact',
      action: {
        id: 'interactions.log',
        group: 'do',
        keys: 'c',
        label: () => texts.t('actions.logContact', { ns: 'shell' }),
        run: () => openOverlay('log-contact', accountHere()),
      },
    },
    {
      overlay: 'capture',
      action: {
        id: 'interactions.capture',
        group: 'do',
        keys: 'mod+shift+l',
        label: () => texts.t('capture.action', { ns: 'communication' }),
        run: () => openOverlay('capture', accountHere()),
      },
    },
    {
      overlay: 'feeling',
      action: {
        id: 'feelings.record',
        group: 'do',
        keys: 'f',
        label: () => texts.t('actions.feeling', { ns: 'shell' }),
        run: () => openOverlay('feeling', accountHere()),
      },
    },
    {
      overlay: 'new-account',
      action: {
        id: 'accounts.create',
        group: 'do',
        keys: 'n',
        label: () => texts.t('actions.newAccount', { ns: 'shell' }),
        run: () => openOverlay('new-account', {}),
      },
    },
    {
      overlay: 'new-review',
      action: {
        id: 'reviews.create',
        group: 'do',
        label: () => texts.t('actions.newReview', { ns: 'shell' }),
        run: () => openOverlay('new-review', accountHere()),
      },
    },
    {
      overlay: 'sync',
      action: {
        id: 'sync.open',
        group: 'app',
        keys: 'g y',
        label: () => texts.t('actions.sync', { ns: 'shell' }),
        run: () => openOverlay('sync', {}),
      },
    },
    {
      overlay: 'task',
      action: {
        id: 'tasks.create',
        group: 'do',
        keys: 't',
        label: () => texts.t('actions.newTask', { ns: 'shell' }),
        run: () => openOverlay('task', accountHere()),
      },
    },
  ];
}

const applicationActions = ({ undo, redo }: Going): Action[] => [
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
    run: undo,
  },
  {
    id: 'shell.redo',
    group: 'app',
    keys: 'mod+shift+z',
    label: () => texts.t('actions.redo', { ns: 'shell' }),
    run: redo,
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
export function globalActions(going: Going): Action[] {
  const offered = overlayActions(going).filter(({ overlay }) => answeredOverlays.has(overlay));
  return [...goActions(going), ...offered.map(({ action }) => action), ...applicationActions(going)];
}
