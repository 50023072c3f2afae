import { describe, expect, it } from 'vitest';
import { clipText, textHeight, textWidth, withoutLoneWord, wrapText } from '#core/outputs/text-measure.ts';

describe('measuring text', () => {
  it('uses the advance widths of Arial', () => {
    // A space is 569 of 2048 units, a digit 1139: both are the same in Arial, Arimo and Liberation Sans.
    expect(textWidth('0', 72)).toBeCloseTo(1139 / 2048, 5);
    expect(textWidth(' ', 72)).toBeCloseTo(569 / 2048, 5);
    expect(textWidth('ção', 16, true)).toBeGreaterThan(textWidth('ção', 16));
  });

  it('never takes a character it does not know for narrow', () => {
    expect(textWidth('漢', 72)).toBe(1);
  });

  it('wraps at words and keeps them all', () => {
    const text = 'O tempo de espera para marcar consulta caiu de 11 para 7 minutos';
    const lines = wrapText(text, 18, 2.5);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(textWidth(line, 18)).toBeLessThanOrEqual(2.5);
  });

  it('breaks a word wider than a line, and keeps line breaks', () => {
    expect(wrapText('x'.repeat(100), 20, 1).join('')).toBe('x'.repeat(100));
    expect(wrapText('um\ndois', 16, 5)).toEqual(['um', 'dois']);
    expect(wrapText('', 16, 5)).toEqual(['']);
  });

  it('counts lines of 1.2 times the size', () => {
    expect(textHeight('um\ndois', 20, 5)).toBeCloseTo((2 * 20 * 1.2) / 72, 5);
  });

  it('clips to so many lines with an ellipsis, and not when it fits', () => {
    const text = 'Integrar a agenda das clínicas de imagem com a das unidades novas';
    const clipped = clipText(text, 20, 3, 2);
    expect(wrapText(clipped, 20, 3)).toHaveLength(2);
    expect(clipped.endsWith('…')).toBe(true);
    expect(text.startsWith(clipped.slice(0, -1))).toBe(true);
    expect(clipText('curto', 20, 3, 2)).toBe('curto');
  });

  it('gives the last word of a heading company, without a line more and with the same words', () => {
    const text = '3 casos resolvidos e 3 abertos no período; nenhum em aberto hoje';
    const width = textWidth(text, 28, true) * 0.97;
    expect(wrapText(text, 28, width, true).at(-1)).toBe('hoje');
    const joined = withoutLoneWord(text, 28, width, true);
    const lines = wrapText(joined, 28, width, true);
    expect(lines).toHaveLength(2);
    expect(textWidth(lines[1] ?? '', 28, true)).toBeGreaterThan(width * 0.3);
    expect(joined.replaceAll('\u00a0', ' ')).toBe(text);
    expect(withoutLoneWord('curto', 28, width, true)).toBe('curto');
  });
});
