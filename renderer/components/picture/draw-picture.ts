import { areaOf, arrowHead, blurArea, type Mark } from './picture-marks.ts';

/** Seen on light and dark pictures alike: vermilion with a white edge. */
const INK = '#c2410c';
const EDGE = '#ffffff';

/** Lines and letters grow with the picture, so that they are seen in a small preview too. */
const lineWidth = (picture: { width: number; height: number }): number =>
  Math.max(3, Math.round(Math.max(picture.width, picture.height) / 320));

/** Draws the picture with all that was drawn on it; what is blurred is gone from the canvas, and so from the file. */
export function drawPicture(canvas: HTMLCanvasElement, picture: ImageBitmap, marks: readonly Mark[]): void {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  context.drawImage(picture, 0, 0);
  const blurred = marks.filter(({ kind }) => kind === 'blur').map((mark) => areaOf(mark, picture));
  if (blurred.length > 0) {
    const image = context.getImageData(0, 0, picture.width, picture.height);
    for (const area of blurred) blurArea(image.data, picture.width, area);
    context.putImageData(image, 0, 0);
  }
  for (const mark of marks) {
    if (mark.kind === 'blur') continue;
    stroke(context, mark, { color: EDGE, width: lineWidth(picture) * 2 });
    stroke(context, mark, { color: INK, width: lineWidth(picture) });
  }
}

function stroke(context: CanvasRenderingContext2D, mark: Mark, { color, width }: { color: string; width: number }) {
  const { from, to, kind, text } = mark;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  if (kind === 'text') {
    const size = Math.max(18, Math.round(context.canvas.width / 45));
    context.font = `600 ${size}px "Inter Variable", sans-serif`;
    context.textBaseline = 'top';
    if (color === EDGE) context.strokeText(text, from.x, from.y);
    else context.fillText(text, from.x, from.y);
    return;
  }
  context.beginPath();
  if (kind === 'box') {
    context.rect(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  } else {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const [left, right] = arrowHead(mark, Math.min(length, Math.max(14, context.canvas.width / 50)));
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.moveTo(left.x, left.y);
    context.lineTo(to.x, to.y);
    context.lineTo(right.x, right.y);
  }
  context.stroke();
}

/** The canvas as a PNG file: only what is seen, without the data of the picture it was made from. */
export function pictureFile(canvas: HTMLCanvasElement, name: string): Promise<File | null> {
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ? new File([blob], name, { type: 'image/png' }) : null), 'image/png');
  });
}
