/** The files of a zip: text as strings, anything else as bytes. */
export type Parts = Map<string, string | Uint8Array>;

const TEXT = /\.(?:xml|rels)$/u;

export async function readZip(bytes: Uint8Array): Promise<Parts> {
  const { default: JSZip } = await import('jszip');
  const zip = await JSZip.loadAsync(bytes);
  const parts: Parts = new Map();
  for (const file of Object.values(zip.files)) {
    if (file.dir) continue;
    parts.set(file.name, TEXT.test(file.name) ? await file.async('string') : await file.async('uint8array'));
  }
  return parts;
}

/** The same parts give the same bytes: sorted entries, one date, no folders. Office wants the content types first. */
export async function writeZip(parts: Parts, at: string): Promise<Uint8Array> {
  const { default: JSZip } = await import('jszip');
  const zip = new JSZip();
  const first = '[Content_Types].xml';
  const names = [...parts.keys()].toSorted((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
  for (const name of names) {
    zip.file(name, parts.get(name) ?? '', { date: new Date(at), createFolders: false });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 } });
}

/** Replaces the text of one part; a missing part is a fault of ours, not of the data. */
export function editPart(parts: Parts, name: string, edit: (xml: string) => string): void {
  const xml = parts.get(name);
  if (typeof xml !== 'string') throw new Error(`part ${name} is missing`);
  parts.set(name, edit(xml));
}

/** Content types of parts that are there, and of extensions that are used; nothing else. */
export function trimContentTypes(parts: Parts): void {
  const extensions = new Set([...parts.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)));
  editPart(parts, '[Content_Types].xml', (xml) =>
    xml
      .replaceAll(/\s*<Override [^>]*?PartName="\/([^"]+)"[^>]*\/>/gu, (tag, name: string) =>
        parts.has(name) ? tag.trim() : '',
      )
      .replaceAll(/<Default [^>]*?Extension="([^"]+)"[^>]*\/>/gu, (tag, extension: string) =>
        extensions.has(extension) ? tag : '',
      ),
  );
}

/** Names that match, in the order of their numbers (`slide2` before `slide10`). */
export function partNames(parts: Parts, pattern: RegExp): string[] {
  return [...parts.keys()]
    .filter((name) => pattern.test(name))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** `docProps/core.xml`: who, what, when; the instant is the document's, not the clock's. */
export function coreProperties(of: { title: string; author: string; at: string; language: string }): string {
  const at = new Date(of.at).toISOString().replace(/\.\d+Z$/u, 'Z');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(of.title)}</dc:title><dc:creator>${escapeXml(of.author)}</dc:creator>`,
    `<cp:lastModifiedBy>${escapeXml(of.author)}</cp:lastModifiedBy>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    `<dc:language>${of.language}</dc:language></cp:coreProperties>`,
  ].join('');
}
