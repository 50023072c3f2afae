/**
 * The colours of the house, once: CSS variables and canvas charts both read them here (ui.md, System).
 * Signals are told apart by shape as well, see components/signal-mark.tsx.
 */
export interface Palette {
  paper: string;
  surface: string;
  raised: string;
  hover: string;
  selected: string;
  line: string;
  lineStrong: string;
  ink: string;
  muted: string;
  accent: string;
  accentInk: string;
  onAccent: string;
  good: string;
  attention: string;
  attentionInk: string;
  risk: string;
  unknown: string;
  /** Chart series, strongest first. */
  series: readonly [string, string, string, string, string];
}

export const lightPalette: Palette = {
  paper: '#faf9f6',
  surface: '#ffffff',
  raised: '#ffffff',
  hover: '#f2f1ec',
  selected: '#e3f0ee',
  line: '#e4e2dc',
  lineStrong: '#8b8f8c',
  ink: '#1d2321',
  muted: '#5b6360',
  accent: '#0b6e6e',
  accentInk: '#0b6e6e',
  onAccent: '#ffffff',
  good: '#0b6e6e',
  attention: '#b7791f',
  attentionInk: '#8a570f',
  risk: '#c2410c',
  unknown: '#6f7774',
  series: ['#0b6e6e', '#5aa6a1', '#94c7c2', '#3d5a80', '#8b8f8c'],
};

export const darkPalette: Palette = {
  paper: '#121615',
  surface: '#181d1c',
  raised: '#1f2524',
  hover: '#222928',
  selected: '#16322f',
  line: '#2b3331',
  lineStrong: '#6f7a77',
  ink: '#e8ebe9',
  muted: '#a0aaa7',
  accent: '#4fc3b8',
  accentInk: '#5fcdc2',
  onAccent: '#06211f',
  good: '#4fc3b8',
  attention: '#e0a544',
  attentionInk: '#e8b45c',
  risk: '#fb8b5e',
  unknown: '#97a19e',
  series: ['#4fc3b8', '#2f8f87', '#9be0d8', '#8fb3dd', '#97a19e'],
};

export const fontFamily = "'Inter Variable', 'Inter', system-ui, sans-serif";

/** Row heights of the two densities, in pixels. */
export const rowHeights = { comfortable: 36, dense: 28 } as const;
