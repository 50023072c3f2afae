/** One element of a parsed document. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Text of this element and of all below it. */
  text: string;
}

const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/gu;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** Parses what Office would have to parse; throws on anything that is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '#document', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  let end = 0;
  for (const token of xml.matchAll(TOKEN)) {
    addText(open, xml.slice(end, token.index));
    end = token.index + token[0].length;
    const [, closing, name, attributes = '', empty] = token;
    if (name === undefined) continue;
    if (closing) {
      const last = open.pop();
      if (last?.name !== name || open.length === 0) throw new Error(`</${name}> closes <${last?.name}>`);
      continue;
    }
    const element: XmlElement = { name, attributes: readAttributes(name, attributes), children: [], text: '' };
    open.at(-1)?.children.push(element);
    if (!empty) open.push(element);
  }
  addText(open, xml.slice(end));
  const [element] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || !element) throw new Error(`<${open.at(-1)?.name}> stays open`);
  return element;
}

/** Every element of that name, in document order. */
export function allNamed(element: XmlElement, name: string): XmlElement[] {
  const found = element.children.flatMap((child) => allNamed(child, name));
  return element.name === name ? [element, ...found] : found;
}

function addText(open: readonly XmlElement[], raw: string): void {
  if (raw === '') return;
  if (/[<]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/iu.test(raw))
    throw new Error(`stray markup in ${raw.slice(0, 80)}`);
  if (open.length === 1 && raw.trim() !== '' && raw !== '\ufeff')
    throw new Error(`text outside the root: ${raw.slice(0, 40)}`);
  const text = decode(raw);
  for (const element of open) element.text += text;
}

function readAttributes(name: string, raw: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, key = '', double, single] of raw.matchAll(ATTRIBUTE)) {
    if (key in attributes) throw new Error(`<${name}> has ${key} twice`);
    attributes[key] = decode(double ?? single ?? '');
  }
  return attributes;
}

function decode(text: string): string {
  return text
    .replaceAll(/&#x([\da-f]+);/giu, (_whole, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/gu, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
