/** A logo's box in inches: pptxgenjs needs both sides, so they are read from the PNG header. */
export interface LogoBox {
  data: string;
  width: number;
  height: number;
}

/** @returns null when there is no logo or the bytes are no PNG */
export function logoBox(base64: string | null, longest: { width: number; height: number }): LogoBox | null {
  if (base64 === null) return null;
  const bytes = Buffer.from(base64, 'base64');
  const isPng = bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG';
  if (!isPng) return null;
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  if (width === 0 || height === 0) return null;
  const scale = Math.min(longest.width / width, longest.height / height);
  return { data: `image/png;base64,${base64}`, width: width * scale, height: height * scale };
}
