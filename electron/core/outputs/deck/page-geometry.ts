/** Inches on a 13.333 × 7.5 slide. */
export const PAGE = { width: 13.333, height: 7.5, margin: 0.5 } as const;
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** Where the content stands, between the title and the source line. */
export const BODY = { top: 1.72, bottom: 6.68, height: 6.68 - 1.72 } as const;
export const TITLE = { top: 0.5, height: 0.98, sizes: [28, 26, 24] } as const;
export const FOOTER = { top: 6.9, height: 0.3, numberWidth: 0.7 } as const;
export const LOGO = { width: 1.5, height: 0.5 } as const;

/** Points. Nothing in a deck is smaller than `label`. */
export const SIZE = { label: 14, body: 16, lead: 18, quote: 20, figure: 32, bigFigure: 54 } as const;
