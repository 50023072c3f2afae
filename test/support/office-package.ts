import JSZip from 'jszip';
import { posix } from 'node:path';
import { parseXml, type XmlElement } from './xml-tree.ts';

/** An Office file taken apart: what a program that opens it would read. */
export interface OfficePackage {
  /** Every part of XML, parsed. */
  xml: Map<string, XmlElement>;
  names: string[];
  /** Workbooks behind charts, taken apart too. */
  workbooks: Map<string, OfficePackage>;
}

export async function openPackage(bytes: Uint8Array): Promise<OfficePackage> {
  const zip = await JSZip.loadAsync(bytes);
  const result: OfficePackage = { xml: new Map(), names: Object.keys(zip.files), workbooks: new Map() };
  for (const file of Object.values(zip.files)) {
    if (/\.(?:xml|rels)$/u.test(file.name)) result.xml.set(file.name, parseXml(await file.async('string')));
    if (file.name.endsWith('.xlsx')) {
      result.workbooks.set(file.name, await openPackage(await file.async('uint8array')));
    }
  }
  return result;
}

/** Parts of a folder, in the order of their numbers. */
export function partsLike(pack: OfficePackage, pattern: RegExp): [string, XmlElement][] {
  return [...pack.xml]
    .filter(([name]) => pattern.test(name))
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Relationships that lead nowhere, content types of parts that are not there, parts without a content type. */
export function brokenLinks(pack: OfficePackage): string[] {
  const problems: string[] = [];
  for (const [name, root] of pack.xml) {
    if (!name.endsWith('.rels')) continue;
    const folder = posix.dirname(posix.dirname(name));
    for (const { attributes } of root.children) {
      if (attributes['TargetMode'] === 'External') continue;
      const target = attributes['Target'] ?? '';
      const path = target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target));
      if (!pack.names.includes(path)) problems.push(`${name} → ${path}`);
    }
  }
  const types = pack.xml.get('[Content_Types].xml');
  const defaults = new Set<string>();
  const overrides = new Set<string>();
  for (const { name, attributes } of types?.children ?? []) {
    if (name === 'Default') defaults.add(attributes['Extension'] ?? '');
    else overrides.add((attributes['PartName'] ?? '').slice(1));
  }
  for (const name of overrides) if (!pack.names.includes(name)) problems.push(`content type of ${name}`);
  for (const extension of defaults) {
    if (!pack.names.some((name) => name.endsWith(`.${extension}`))) problems.push(`content type of .${extension}`);
  }
  for (const name of pack.names) {
    const known = overrides.has(name) || defaults.has(name.slice(name.lastIndexOf('.') + 1));
    if (!known && name !== '[Content_Types].xml') problems.push(`no content type for ${name}`);
  }
  return problems;
}

/** All text and attribute values of a package, workbooks included: what somebody searching the file would find. */
export function everyText(pack: OfficePackage): string {
  const texts: string[] = [];
  const walk = (element: XmlElement): void => {
    texts.push(...Object.values(element.attributes));
    element.children.forEach(walk);
  };
  for (const root of pack.xml.values()) {
    texts.push(root.text);
    walk(root);
  }
  for (const workbook of pack.workbooks.values()) texts.push(everyText(workbook));
  return texts.join('\n');
}
