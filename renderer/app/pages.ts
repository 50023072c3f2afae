import {
  IconBriefcase,
  IconRoute,
  IconPlayerPlay,
  IconCalendarEvent,
  IconChartLine,
  IconGitMerge,
  IconSettings,
  IconSun,
  type Icon as IconComponent,
} from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';

/** One place of the app: the rail, the keys and the palette show what stands here. A new page is one line. */
export interface RailPage {
  path: '/today' | '/portfolio' | '/journey' | '/reviews' | '/playbooks' | '/metrics' | '/sync/review' | '/settings';
  label: ParseKeys<'shell'>;
  icon: IconComponent;
  /** Second key after G. */
  key: string;
  /** Also lit while one of these is open. */
  also?: readonly string[];
  at?: 'foot';
  /** Only where there is a server, or something is left to decide. */
  shared?: true;
}

export const railPages: readonly RailPage[] = [
  { path: '/today', label: 'pages.today', icon: IconSun, key: 'h' },
  { path: '/portfolio', label: 'pages.portfolio', icon: IconBriefcase, key: 'c', also: ['/accounts'] },
  { path: '/journey', label: 'pages.journey', icon: IconRoute, key: 'j' },
  { path: '/reviews', label: 'pages.reviews', icon: IconCalendarEvent, key: 'r' },
  { path: '/playbooks', label: 'pages.playbooks', icon: IconPlayerPlay, key: 'p' },
  { path: '/metrics', label: 'pages.metrics', icon: IconChartLine, key: 'm' },
  { path: '/sync/review', label: 'pages.toReview', icon: IconGitMerge, key: 'v', shared: true },
  {
    path: '/settings',
    label: 'pages.settings',
    icon: IconSettings,
    key: 'o',
    also: ['/import', '/trash', '/join', '/copy', '/access', '/people', '/method'],
    at: 'foot',
  },
];
