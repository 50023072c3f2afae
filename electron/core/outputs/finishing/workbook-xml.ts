import { coreProperties, editPart, readZip, writeZip } from './zip-parts.ts';

/** The workbook behind a chart: blanks left out, the unused table removed, the instant of the document. */
export async function finishWorkbook(
  bytes: Uint8Array,
  of: { title: string; author: string; at: string; language: string },
): Promise<Uint8Array> {
  const parts = await readZip(bytes);
  // A table that no sheet names, with a stray quote in its range.
  parts.delete('xl/tables/table1.xml');
  parts.delete('xl/worksheets/_rels/sheet1.xml.rels');
  editPart(parts, '[Content_Types].xml', (xml) =>
    xml.replace(/<Override PartName="\/xl\/tables\/table1\.xml"[^>]*\/>/u, ''),
  );
  editPart(parts, 'xl/worksheets/sheet1.xml', (xml) => xml.replaceAll(/<c r="[A-Z]+\d+"><v><\/v><\/c>/gu, ''));
  parts.set('docProps/core.xml', coreProperties(of));
  return writeZip(parts, of.at);
}
