import type { ViewWorkspace } from '#shared/domain/client-view.ts';

/** Hex colours without `#`. The finishing pass turns each into its theme colour, so that a new theme recolours the deck. */
export interface Palette {
  ink: string;
  white: string;
  muted: string;
  hairline: string;
  accent: string;
  secondary: string;
  grey: string;
  tint: string;
  amber: string;
  vermilion: string;
}

const DEFAULT_ACCENT = '0B6E6E';

/** The workspace's two colours; one too pale to be read on white is darkened until it is (4.5:1). */
export function paletteOf(workspace: ViewWorkspace): Palette {
  const accent = readable(hexOf(workspace.primaryColor) ?? DEFAULT_ACCENT);
  return {
    ink: '1B2B2E',
    white: 'FFFFFF',
    muted: '55666A',
    hairline: 'E0E7E7',
    accent,
    secondary: readable(hexOf(workspace.secondaryColor) ?? '3F5B73'),
    grey: 'A9B6B8',
    tint: mix(accent, 'FFFFFF', 0.62),
    amber: 'B7791F',
    vermilion: 'C2410C',
  };
}

/** Slots of the Office theme, in the order they are written. */
export function themeColors(palette: Palette): readonly (readonly [slot: string, scheme: string, hex: string])[] {
  return [
    ['dk1', 'tx1', palette.ink],
    ['lt1', 'bg1', palette.white],
    ['dk2', 'tx2', palette.muted],
    ['lt2', 'bg2', palette.hairline],
    ['accent1', 'accent1', palette.accent],
    ['accent2', 'accent2', palette.secondary],
    ['accent3', 'accent3', palette.grey],
    ['accent4', 'accent4', palette.tint],
    ['accent5', 'accent5', palette.amber],
    ['accent6', 'accent6', palette.vermilion],
  ];
}

function hexOf(color: string): string | null {
  const hex = color.replace('#', '').toUpperCase();
  return /^[0-9A-F]{6}$/u.test(hex) ? hex : null;
}

function readable(hex: string): string {
  let color = hex;
  for (let step = 0; step < 20 && contrastOnWhite(color) < 4.5; step += 1) color = mix(color, '000000', 0.1);
  return color;
}

function contrastOnWhite(hex: string): number {
  const [red, green, blue] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) + 0.05);
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  return channels(from)
    .map((value, index) => Math.round(value + ((target[index] ?? value) - value) * share))
    .map((value) => value.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}

function channels(hex: string): number[] {
  return [0, 2, 4].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}
