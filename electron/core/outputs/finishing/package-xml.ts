import type { Palette } from '../deck/palette.ts';
import { themeColors } from '../deck/palette.ts';
import { editPart, escapeXml, partNames, type Parts } from './zip-parts.ts';

/** The notes master stands before the slides and has a theme of its own: both are what PowerPoint writes itself. */
export function finishPresentation(parts: Parts): void {
  editPart(parts, 'ppt/presentation.xml', (xml) => {
    const notes = /<p:notesMasterIdLst>[\s\S]*?<\/p:notesMasterIdLst>/u.exec(xml)?.[0] ?? '';
    return xml.replace(notes, '').replace('<p:sldIdLst>', `${notes}<p:sldIdLst>`);
  });
  parts.set('ppt/theme/theme2.xml', parts.get('ppt/theme/theme1.xml') ?? '');
  editPart(parts, 'ppt/notesMasters/_rels/notesMaster1.xml.rels', (xml) => xml.replace('theme1.xml', 'theme2.xml'));
  const themeType = 'application/vnd.openxmlformats-officedocument.theme+xml';
  editPart(parts, '[Content_Types].xml', (xml) =>
    xml.replace('</Types>', `<Override PartName="/ppt/theme/theme2.xml" ContentType="${themeType}"/></Types>`),
  );
}

export function finishTheme(parts: Parts, palette: Palette, name: string): void {
  const colors = themeColors(palette)
    .map(([slot, , hex]) => `<a:${slot}><a:srgbClr val="${hex}"/></a:${slot}>`)
    .join('');
  const links = `<a:hlink><a:srgbClr val="${palette.accent}"/></a:hlink><a:folHlink><a:srgbClr val="${palette.muted}"/></a:folHlink>`;
  editPart(parts, 'ppt/theme/theme1.xml', (xml) =>
    xml
      .replace(/<a:clrScheme[\s\S]*?<\/a:clrScheme>/u, () => {
        return `<a:clrScheme name="${escapeXml(name)}">${colors}${links}</a:clrScheme>`;
      })
      .replace(/name="Office Theme"/u, () => `name="${escapeXml(name)}"`),
  );
}

/** Colours of the palette become theme colours, so that a new theme recolours text, tables and charts. */
export function toThemeColors(xml: string, palette: Palette): string {
  const schemes = new Map(themeColors(palette).map(([, scheme, hex]) => [hex, scheme]));
  return xml.replaceAll(/<a:srgbClr val="([0-9A-F]{6})"\/>/gu, (tag, hex: string) => {
    const scheme = schemes.get(hex);
    return scheme === undefined ? tag : `<a:schemeClr val="${scheme}"/>`;
  });
}

/**
 * Numbers charts and workbooks from 1. pptxgenjs counts them in a module, so a second deck of one process would have
 * other names.
 */
export function renumberCharts(parts: Parts): void {
  const numbers = partNames(parts, /^ppt\/charts\/chart\d+\.xml$/u).map((name) =>
    Number(/(\d+)\.xml$/u.exec(name)?.[1]),
  );
  const shift = Math.min(...numbers) - 1;
  if (numbers.length === 0 || shift === 0) return;
  const renumber = (text: string): string =>
    text.replaceAll(
      /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.xml|\.xlsx)/gu,
      (_whole, stem: string, number: string) => {
        return `${stem}${Number(number) - shift}`;
      },
    );
  const before = [...parts];
  parts.clear();
  for (const [name, content] of before) {
    const isLink = name === '[Content_Types].xml' || name.endsWith('.rels');
    parts.set(renumber(name), isLink && typeof content === 'string' ? renumber(content) : content);
  }
}

/** Only what is true of the deck; pptxgenjs counts words it does not know. */
export function appProperties(slides: number, company: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">',
    '<Application>Microsoft Office PowerPoint</Application><PresentationFormat>Widescreen</PresentationFormat>',
    `<Slides>${slides}</Slides><Notes>${slides}</Notes><Company>${escapeXml(company)}</Company>`,
    '<AppVersion>16.0000</AppVersion></Properties>',
  ].join('');
}
