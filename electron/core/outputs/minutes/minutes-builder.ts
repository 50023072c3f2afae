import type * as Docx from 'docx';
import type { ClientView } from '#shared/domain/client-view.ts';
import { paletteOf } from '../deck/palette.ts';
import { coreProperties, readZip, trimContentTypes, writeZip } from '../finishing/zip-parts.ts';
import { tellingOf } from '../output-texts.ts';
import { type MinutesSection, minutesSections, type MinutesTable, minutesTitle } from './minutes-content.ts';

/** A4 in twentieths of a point, with 2.2 cm margins. */
const PAGE = { width: 11906, height: 16838, margin: 1247 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const COLORS = { ink: '1B2B2E', muted: '55666A', line: 'C9D3D3' } as const;

/** Minutes (F7): heading styles and real tables, so that they can be edited; the same view gives the same bytes. */
export async function buildMinutes(view: ClientView): Promise<Uint8Array> {
  const docx = await import('docx');
  const telling = tellingOf(view);
  const title = minutesTitle(telling);
  const { accent } = paletteOf(view.workspace);
  const { review } = view;
  const date = review.startsAt
    ? telling.format.dayOf(review.startsAt, review.zone)
    : telling.format.longDay(view.dataAsOf);
  const document = new docx.Document({
    title,
    creator: review.owner.name,
    lastModifiedBy: review.owner.name,
    theme: { name: view.workspace.name, fonts: { headings: 'Arial', body: 'Arial' }, colors: { accent1: accent } },
    styles: { default: styles(view.language, accent) },
    numbering: { config: [decisions(docx)] },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
          },
        },
        footers: { default: footer(docx, telling.t('minutes.footer', { client: view.account.name, date }), telling.t) },
        children: [
          new docx.Paragraph({ text: title, heading: docx.HeadingLevel.TITLE }),
          ...minutesSections(telling).flatMap((section) => sectionParts(docx, section)),
        ],
      },
    ],
  });
  const parts = await readZip(await docx.Packer.toBuffer(document));
  const properties = { title, author: review.owner.name, at: view.generatedAt, language: view.language };
  parts.set('docProps/core.xml', coreProperties(properties));
  trimContentTypes(parts);
  return writeZip(parts, view.generatedAt);
}

function styles(language: string, accent: string): NonNullable<Docx.IStylesOptions['default']> {
  const heading = (size: number, color: string, before: number, after: number) => ({
    run: { size, bold: true, color },
    paragraph: { spacing: { before, after }, keepNext: true },
  });
  return {
    document: {
      run: { font: 'Arial', size: 21, color: COLORS.ink, language: { value: language === 'en' ? 'en-US' : language } },
      paragraph: { spacing: { after: 100, line: 276, lineRule: 'auto' } },
    },
    title: heading(40, COLORS.ink, 0, 240),
    heading1: heading(26, accent, 320, 120),
    heading2: heading(22, COLORS.ink, 200, 80),
  };
}

function decisions(docx: typeof Docx): Docx.INumberingOptions['config'][number] {
  return {
    reference: 'decisions',
    levels: [
      {
        level: 0,
        format: docx.LevelFormat.DECIMAL,
        text: '%1.',
        alignment: docx.AlignmentType.START,
        style: { paragraph: { indent: { left: 400, hanging: 400 } } },
      },
    ],
  };
}

function sectionParts(docx: typeof Docx, section: MinutesSection): (Docx.Paragraph | Docx.Table)[] {
  return [
    new docx.Paragraph({ text: section.heading, heading: docx.HeadingLevel.HEADING_1 }),
    ...section.paragraphs.map((text) => new docx.Paragraph(text)),
    ...section.numbered.map((text) => new docx.Paragraph({ text, numbering: { reference: 'decisions', level: 0 } })),
    ...(section.table ? [table(docx, section.table)] : []),
  ];
}

function table(docx: typeof Docx, { header, widths, rows }: MinutesTable): Docx.Table {
  const columns = widths.map((share) => Math.round((TEXT_WIDTH * share) / 100));
  const line = { style: docx.BorderStyle.SINGLE, size: 4, color: COLORS.line };
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  const row = (texts: readonly string[], isHeader: boolean) =>
    new docx.TableRow({
      ...(isHeader ? { tableHeader: true } : {}),
      cantSplit: true,
      children: texts.map(
        (text, column) =>
          new docx.TableCell({
            width: { size: columns[column] ?? 0, type: docx.WidthType.DXA },
            children: cellParagraphs(docx, text, isHeader || (header === null && column === 0)),
          }),
      ),
    });
  return new docx.Table({
    width: { size: columns.reduce((total, width) => total + width, 0), type: docx.WidthType.DXA },
    columnWidths: columns,
    layout: docx.TableLayoutType.FIXED,
    tableLook: { firstRow: header !== null, firstColumn: header === null, noHBand: true, noVBand: true },
    margins: { top: 70, bottom: 70, left: 0, right: 140, marginUnitType: docx.WidthType.DXA },
    borders: { top: none, left: none, right: none, insideVertical: none, insideHorizontal: line, bottom: line },
    rows: [...(header ? [row(header, true)] : []), ...rows.map((texts) => row(texts, false))],
  });
}

/** The second line of a cell is a remark; a label is muted. */
function cellParagraphs(docx: typeof Docx, text: string, isLabel: boolean): Docx.Paragraph[] {
  return text.split('\n').map(
    (line, index) =>
      new docx.Paragraph({
        spacing: { after: 0 },
        children: [new docx.TextRun(isLabel || index > 0 ? { text: line, color: COLORS.muted } : { text: line })],
      }),
  );
}

function footer(docx: typeof Docx, text: string, t: (key: string) => string): Docx.Footer {
  const run = (options: Docx.IRunOptions) => new docx.TextRun({ size: 17, color: COLORS.muted, ...options });
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        tabStops: [{ type: docx.TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          run({ text }),
          run({
            children: [
              '\t',
              `${t('minutes.page')} `,
              docx.PageNumber.CURRENT,
              ` ${t('minutes.pageOf')} `,
              docx.PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  });
}
