const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null = null;

/** Width of a name in the picture's type (12 px Inter), in pixels; asked for again and again, so remembered. */
export function measureName(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen) pen.font = '12px "Inter Variable", sans-serif';
  const width = pen?.measureText(text).width ?? text.length * 6.4;
  widths.set(text, width);
  return width;
}
