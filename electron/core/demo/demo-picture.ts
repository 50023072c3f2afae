import { crc32, deflateSync } from 'node:zlib';

type Color = readonly [red: number, green: number, blue: number];

const paper: Color = [250, 249, 246];
const accent: Color = [11, 110, 110];
const pale: Color = [148, 199, 194];

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.byteLength);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A PNG file from a colour for each pixel. */
function png(width: number, height: number, colorAt: (x: number, y: number) => Color): Uint8Array {
  const lines = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      lines.set(colorAt(x, y), y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Bars that rise or fall, as a screenshot of a dashboard would show. */
export function barsPicture(values: readonly number[]): Uint8Array {
  const [width, height, margin] = [480, 270, 24];
  const most = Math.max(1, ...values);
  const step = (width - margin * 2) / Math.max(1, values.length);
  return png(width, height, (x, y) => {
    const index = Math.floor((x - margin) / step);
    const value = values[index];
    const inBar = value !== undefined && x >= margin && (x - margin) % step < step * 0.7;
    const top = height - margin - ((height - margin * 2) * (value ?? 0)) / most;
    if (!inBar || y > height - margin || y < top) return paper;
    return index === values.length - 1 ? accent : pale;
  });
}

/** The sign of the invented company: two bars, one leaning on the other. */
export function logoPicture(): Uint8Array {
  const size = 96;
  return png(size, size, (x, y) => {
    const inLeft = x >= 18 && x < 38 && y >= 18 && y < 78;
    const inRight = x >= 46 && x < 78 && y >= 46 && y < 78;
    return inLeft ? accent : inRight ? pale : [255, 255, 255];
  });
}
