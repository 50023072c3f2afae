import {
  Button,
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  Drawer,
  type MantineColorsTuple,
  type MantineThemeOverride,
  Modal,
  Notification,
  Tabs,
  Tooltip,
} from '@mantine/core';
import { focusBack } from '../lib/focus-now.ts';
import { darkPalette, fontFamily, lightPalette, type Palette } from './tokens.ts';

const accent: MantineColorsTuple = [
  '#e8f5f3',
  '#d2eae7',
  '#a6d8d2',
  '#7acbc2',
  '#4fc3b8',
  '#2fa79d',
  '#1b8b85',
  '#0b6e6e',
  '#095b5b',
  '#064646',
];

const dark: MantineColorsTuple = [
  '#e8ebe9',
  '#c3cac7',
  '#a0aaa7',
  '#6f7a77',
  '#3a4341',
  '#2b3331',
  '#1f2524',
  '#181d1c',
  '#121615',
  '#0c0f0e',
];

const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f2f1ec',
  '#e9e7e1',
  '#e4e2dc',
  '#cbcac4',
  '#a9aba6',
  '#6f7774',
  '#5b6360',
  '#343b38',
  '#1d2321',
];

/** `closeLabel` names the cross of dialogs for whoever cannot see it. */
export const createAppTheme = (closeLabel: string): MantineThemeOverride =>
  createTheme({
    primaryColor: 'accent',
    primaryShade: { light: 7, dark: 4 },
    colors: { accent, dark, gray },
    autoContrast: true,
    // Mantine finds the text on a filled colour by its light shade only; the dark accent needs dark words.
    variantColorResolver: (input) => {
      const colors = defaultVariantColorsResolver(input);
      const isAccent = input.color === undefined || input.color === 'accent';
      return input.variant === 'filled' && isAccent ? { ...colors, color: 'var(--on-accent)' } : colors;
    },
    fontFamily,
    fontSizes: { xs: '12px', sm: '13px', md: '15px', lg: '18px', xl: '24px' },
    lineHeights: { xs: '16px', sm: '20px', md: '22px', lg: '26px', xl: '32px' },
    fontWeights: { regular: '400', medium: '600', bold: '600' },
    spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
    radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    headings: {
      fontFamily,
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '18px', lineHeight: '24px' },
        h2: { fontSize: '15px', lineHeight: '20px' },
        h3: { fontSize: '13px', lineHeight: '20px' },
      },
    },
    components: {
      Button: Button.extend({ defaultProps: { size: 'xs' } }),
      Modal: Modal.extend({ defaultProps: dialogProps(closeLabel, 140) }),
      Drawer: Drawer.extend({ defaultProps: dialogProps(closeLabel, 160) }),
      ModalOverlay: Modal.Overlay.extend({ defaultProps: { ref: focusBack } }),
      DrawerOverlay: Drawer.Overlay.extend({ defaultProps: { ref: focusBack } }),
      Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': closeLabel } } }),
      Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: true } } }),
      Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    },
  });

/** Mantine's head of a dialog is a `<header>`, which would stand as a second banner beside the app's own. */
const dialogProps = (closeLabel: string, duration: number) => ({
  transitionProps: { duration },
  overlayProps: { backgroundOpacity: 0.3 },
  closeButtonProps: { 'aria-label': closeLabel },
  attributes: { header: { role: 'presentation' } },
});

function variablesOf(palette: Palette): Record<string, string> {
  return {
    '--paper': palette.paper,
    '--surface': palette.surface,
    '--raised': palette.raised,
    '--hover': palette.hover,
    '--selected': palette.selected,
    '--line': palette.line,
    '--line-strong': palette.lineStrong,
    '--ink': palette.ink,
    '--muted': palette.muted,
    '--accent': palette.accent,
    '--accent-ink': palette.accentInk,
    '--on-accent': palette.onAccent,
    '--signal-good': palette.good,
    '--signal-attention': palette.attention,
    '--signal-attention-ink': palette.attentionInk,
    '--signal-risk': palette.risk,
    '--signal-unknown': palette.unknown,
    '--mantine-color-body': palette.surface,
    '--mantine-color-text': palette.ink,
    '--mantine-color-dimmed': palette.muted,
    '--mantine-color-placeholder': palette.muted,
    '--mantine-color-anchor': palette.accentInk,
    '--mantine-color-error': palette.risk,
    '--mantine-color-default': palette.raised,
    '--mantine-color-default-hover': palette.hover,
    '--mantine-color-default-border': palette.line,
  };
}

/** Puts the palette where Mantine and the style sheets read it. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf(lightPalette),
  dark: {
    ...variablesOf(darkPalette),
    // Mantine writes on dark in its palest shade, where a button that deletes looks like any other.
    '--mantine-color-accent-light-color': darkPalette.accentInk,
    '--mantine-color-red-light-color': darkPalette.risk,
  },
});
