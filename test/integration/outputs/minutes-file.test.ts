import { describe, expect, it } from 'vitest';
import { buildDocument } from '#core/outputs/document-builders.ts';
import { type SampleName, samples } from '#test/support/client-view-samples.ts';
import { brokenLinks, openPackage } from '#test/support/office-package.ts';
import { allNamed, type XmlElement } from '#test/support/xml-tree.ts';

const open = async (name: SampleName) =>
  openPackage(await buildDocument({ kind: 'docx', view: samples[name](), attachments: [] }));

const styled = (root: XmlElement, style: string): string[] =>
  allNamed(root, 'w:p')
    .filter((paragraph) => allNamed(paragraph, 'w:pStyle').some(({ attributes }) => attributes['w:val'] === style))
    .map(({ text }) => text);

describe('minutes', () => {
  it('have a title, headings and tables that can be edited', async () => {
    const pack = await open('rich');
    const root = pack.xml.get('word/document.xml')!;
    expect(styled(root, 'Title')).toEqual(['Ata – QBR Rede Clínicas Aurora']);
    expect(styled(root, 'Heading1')).toEqual([
      'Dados da reunião',
      'Participantes',
      'Resumo',
      'Pauta',
      'Decisões',
      'Compromissos',
      'Pedidos',
      'Metas do próximo período',
      'Próxima reunião',
    ]);
    const tables = allNamed(root, 'w:tbl');
    expect(tables).toHaveLength(6);
    expect(tables.filter((table) => allNamed(table, 'w:tblHeader').length === 1)).toHaveLength(5);
    expect(allNamed(root, 'w:cantSplit').length).toBe(allNamed(root, 'w:tr').length);
  });

  it('say who does what until when', async () => {
    const root = (await open('rich')).xml.get('word/document.xml')!;
    const row = allNamed(root, 'w:tr').find(({ text }) => text.includes('Concluir a integração'));
    expect(row?.children.filter(({ name }) => name === 'w:tc').map(({ text }) => text)).toEqual([
      'Concluir a integração da agenda de imagem',
      'Caio ReisVértice Software',
      '30/10/2026',
    ]);
  });

  it('say of an ask who asks, and below it who answers for it', async () => {
    const root = (await open('rich')).xml.get('word/document.xml')!;
    const row = allNamed(root, 'w:tr').find(({ text }) => text.includes('Apresentar o roteiro'));
    expect(row?.children.filter(({ name }) => name === 'w:tc').map(({ text }) => text)).toEqual([
      'Apresentar o roteiro de produto do próximo semestreResponsável: Helena Duarte',
      'Rede Clínicas Aurora',
      '10/11/2026',
    ]);
  });

  it('number their pages on A4, in the language of the client', async () => {
    const pack = await open('executive');
    const root = pack.xml.get('word/document.xml')!;
    expect(allNamed(root, 'w:pgSz')[0]?.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    const footer = [...pack.xml].find(([name]) => /^word\/footer\d+\.xml$/u.test(name))?.[1];
    expect(footer ? allNamed(footer, 'w:instrText').map(({ text }) => text.trim()) : []).toEqual(['PAGE', 'NUMPAGES']);
    expect(styled(root, 'Title')).toEqual(['Minutes – EBR Northwind Logistics']);
    const defaults = allNamed(pack.xml.get('word/styles.xml')!, 'w:rPrDefault')[0]!;
    expect(allNamed(defaults, 'w:lang')[0]?.attributes['w:val']).toBe('en-US');
  });

  it('say so where nothing was decided', async () => {
    const { text } = (await open('minimal')).xml.get('word/document.xml')!;
    expect(text).toContain('Nenhuma decisão registrada.');
    expect(text).toContain('A combinar.');
  });

  it.each(Object.keys(samples) as SampleName[])('of the %s sample are whole and the same bytes again', async (name) => {
    const bytes = await buildDocument({ kind: 'docx', view: samples[name](), attachments: [] });
    expect(brokenLinks(await openPackage(bytes))).toEqual([]);
    expect(
      Buffer.from(await buildDocument({ kind: 'docx', view: samples[name](), attachments: [] })).equals(
        Buffer.from(bytes),
      ),
    ).toBe(true);
  });
});
