import { describe, expect, it } from 'vitest';
import { paletteOf, themeColors } from '#core/outputs/deck/palette.ts';

const workspace = (primaryColor: string) => ({ name: 'X', logoPng: null, primaryColor, secondaryColor: '#3F5B73' });

describe('the colours of a deck', () => {
  it('are those of the workspace when they can be read on white', () => {
    expect(paletteOf(workspace('#0b6e6e')).accent).toBe('0B6E6E');
  });

  it('are darkened when they are too pale, and the product’s own when they are none', () => {
    const { accent } = paletteOf(workspace('#FFE066'));
    expect(accent).not.toBe('FFE066');
    expect(accent).toMatch(/^[0-9A-F]{6}$/u);
    expect(paletteOf(workspace('teal')).accent).toBe('0B6E6E');
  });

  it('fill each slot of the theme once', () => {
    const slots = themeColors(paletteOf(workspace('#0B6E6E')));
    expect(new Set(slots.map(([slot]) => slot)).size).toBe(10);
    expect(new Set(slots.map(([, , hex]) => hex)).size).toBe(10);
  });
});
