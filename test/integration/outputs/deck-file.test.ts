import { beforeAll, describe, expect, it } from 'vitest';
import { buildDeck } from '#core/outputs/deck/deck-builder.ts';
import { buildOutput } from '#core/outputs/output-builder.ts';
import { type SampleName, samples } from '#test/support/client-view-samples.ts';
import { brokenLinks, everyText, type OfficePackage, openPackage, partsLike } from '#test/support/office-package.ts';
import { allNamed, type XmlElement } from '#test/support/xml-tree.ts';

const SLIDES = /^ppt\/slides\/slide\d+\.xml$/;
const CHARTS = /^ppt\/charts\/chart\d+\.xml$/;
const DRAWN = /^ppt\/(slides|slideLayouts|charts)\/[^/]+\.xml$/;
const INCH = 914_400;
const BODY_BOTTOM = 6.7;

/** Order of children the chart schema asks for, as far as our charts have them. */
const CHART_ORDER: Readonly<Record<string, readonly string[]>> = {
  'c:chartSpace': ['c:date1904', 'c:lang', 'c:roundedCorners', 'c:chart', 'c:spPr', 'c:externalData'],
  'c:lineChart': ['c:grouping', 'c:varyColors', 'c:ser', 'c:dLbls', 'c:marker', 'c:axId'],
  'c:barChart': ['c:barDir', 'c:grouping', 'c:varyColors', 'c:ser', 'c:dLbls', 'c:gapWidth', 'c:overlap', 'c:axId'],
  'c:ser': [
    'c:idx',
    'c:order',
    'c:tx',
    'c:spPr',
    'c:invertIfNegative',
    'c:marker',
    'c:dPt',
    'c:dLbls',
    'c:cat',
    'c:val',
    'c:smooth',
  ],
  'c:catAx': [
    'c:axId',
    'c:scaling',
    'c:delete',
    'c:axPos',
    'c:majorGridlines',
    'c:numFmt',
    'c:majorTickMark',
    'c:minorTickMark',
    'c:tickLblPos',
    'c:spPr',
    'c:txPr',
    'c:crossAx',
    'c:crosses',
    'c:auto',
    'c:lblAlgn',
    'c:tickLblSkip',
    'c:noMultiLvlLbl',
  ],
  'c:dLbl': [
    'c:idx',
    'c:numFmt',
    'c:spPr',
    'c:txPr',
    'c:dLblPos',
    'c:showLegendKey',
    'c:showVal',
    'c:showCatName',
    'c:showSerName',
    'c:showPercent',
    'c:showBubbleSize',
    'c:separator',
  ],
};

function outOfOrder(root: XmlElement): string[] {
  return Object.entries(CHART_ORDER).flatMap(([name, order]) =>
    allNamed(root, name).flatMap((element) => {
      const places = element.children.map((child) => order.indexOf(child.name));
      const wrong = places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0));
      return wrong ? [`${name}: ${element.children.map((child) => child.name).join(' ')}`] : [];
    }),
  );
}

function titleOf(slide: XmlElement): string {
  const title = allNamed(slide, 'p:sp').find((shape) =>
    allNamed(shape, 'p:ph').some(({ attributes }) => attributes['type'] === 'title'),
  );
  return (
    title
      ? allNamed(title, 'a:t')
          .map(({ text }) => text)
          .join('')
      : ''
  ).replaceAll('\u00a0', ' ');
}

const titlesOf = (pack: OfficePackage): string[] => partsLike(pack, SLIDES).map(([, slide]) => titleOf(slide));

const built = new Map<SampleName, { bytes: Uint8Array; pack: OfficePackage }>();
const names = Object.keys(samples) as SampleName[];

beforeAll(async () => {
  for (const name of names) {
    const bytes = await buildOutput('pptx', samples[name]());
    built.set(name, { bytes, pack: await openPackage(bytes) });
  }
});

const packOf = (name: SampleName): OfficePackage => {
  const found = built.get(name);
  if (!found) throw new Error(`${name} was not built`);
  return found.pack;
};

describe.each(names)('the deck of the %s sample', (name) => {
  it('has every part well-formed, typed and linked', () => {
    expect(brokenLinks(packOf(name))).toEqual([]);
    for (const workbook of packOf(name).workbooks.values()) expect(brokenLinks(workbook)).toEqual([]);
  });

  it('has one title a slide, and it is not empty', () => {
    for (const [slide, root] of partsLike(packOf(name), SLIDES)) {
      const titles = allNamed(root, 'p:ph').filter(({ attributes }) => attributes['type'] === 'title');
      expect(titles, slide).toHaveLength(1);
      expect(titleOf(root), slide).not.toBe('');
    }
  });

  it('has unique ids on each slide and a body in each shape', () => {
    for (const [slide, root] of partsLike(packOf(name), /^ppt\/slide(s|Layouts)\/[^/]+\.xml$/)) {
      const ids = allNamed(root, 'p:cNvPr').map(({ attributes }) => attributes['id']);
      expect(new Set(ids).size, slide).toBe(ids.length);
      for (const shape of allNamed(root, 'p:sp')) expect(allNamed(shape, 'p:txBody'), slide).toHaveLength(1);
    }
  });

  it('begins every paragraph with its properties, once', () => {
    for (const [slide, root] of partsLike(packOf(name), SLIDES)) {
      for (const paragraph of allNamed(root, 'a:p')) {
        expect(
          paragraph.children.slice(1).filter((child) => child.name === 'a:pPr'),
          slide,
        ).toEqual([]);
      }
    }
  });

  it('has nothing smaller than 14 pt', () => {
    const sizes = partsLike(packOf(name), DRAWN).flatMap(([, root]) =>
      ['a:rPr', 'a:defRPr', 'a:endParaRPr'].flatMap((tag) =>
        allNamed(root, tag).flatMap(({ attributes }) => attributes['sz'] ?? []),
      ),
    );
    expect(Math.min(...sizes.map(Number))).toBeGreaterThanOrEqual(1400);
  });

  it('keeps every shape and table on its slide', () => {
    for (const [slide, root] of partsLike(packOf(name), SLIDES)) {
      for (const frame of [...allNamed(root, 'a:xfrm'), ...allNamed(root, 'p:xfrm')]) {
        const [at] = allNamed(frame, 'a:off');
        const [size] = allNamed(frame, 'a:ext');
        expect(Number(at?.attributes['x']) + Number(size?.attributes['cx']), slide).toBeLessThanOrEqual(13.34 * INCH);
        expect(Number(at?.attributes['y']) + Number(size?.attributes['cy']), slide).toBeLessThanOrEqual(7.5 * INCH);
      }
      for (const table of allNamed(root, 'p:graphicFrame').filter((frame) => allNamed(frame, 'a:tbl').length > 0)) {
        const top = Number(allNamed(table, 'a:off')[0]?.attributes['y']);
        const height = allNamed(table, 'a:tr').reduce((sum, { attributes }) => sum + Number(attributes['h']), 0);
        expect(top + height, slide).toBeLessThanOrEqual(BODY_BOTTOM * INCH);
      }
    }
  });

  it('has charts in schema order, with alt text, a workbook and no blank values', () => {
    const pack = packOf(name);
    const charts = partsLike(pack, CHARTS);
    const frames = partsLike(pack, SLIDES).flatMap(([, root]) =>
      allNamed(root, 'p:graphicFrame').filter((frame) => allNamed(frame, 'c:chart').length > 0),
    );
    expect(frames).toHaveLength(charts.length);
    expect(pack.workbooks.size).toBe(charts.length);
    for (const frame of frames) expect(allNamed(frame, 'p:cNvPr')[0]?.attributes['descr']).toMatch(/\d/u);
    for (const [chart, root] of charts) {
      expect(outOfOrder(root), chart).toEqual([]);
      for (const value of allNamed(root, 'c:v')) expect(value.text, chart).not.toBe('');
      for (const plot of [...allNamed(root, 'c:barChart'), ...allNamed(root, 'c:lineChart')]) {
        expect(
          plot.children.filter((child) => child.name === 'c:axId'),
          chart,
        ).toHaveLength(2);
      }
    }
  });

  it('says nothing that a program says when it has no value', () => {
    expect(everyText(packOf(name))).not.toMatch(/\bNaN\b|\bundefined\b|\bnull\b|\[object|Infinity|\{\{/u);
  });

  it('has notes on every slide that say where the numbers come from', () => {
    const notes = partsLike(packOf(name), /^ppt\/notesSlides\/[^/]+\.xml$/);
    expect(notes).toHaveLength(partsLike(packOf(name), SLIDES).length);
    for (const [note, root] of notes.slice(1)) {
      expect(allNamed(root, 'a:p').length, note).toBeGreaterThan(2);
      expect(root.text, note).toMatch(/De onde vêm:|Where they come from:/u);
    }
  });

  it('is the same bytes again, after other decks of the same process too', async () => {
    const again = await buildDeck(samples[name]());
    expect(Buffer.from(again).equals(Buffer.from(built.get(name)?.bytes ?? []))).toBe(true);
  });
});

describe('the structure of a deck', () => {
  it('follows the twelve slides of a quarterly review', () => {
    expect(titlesOf(packOf('rich'))).toEqual([
      'QBR – Rede Clínicas Aurora',
      '78 % do valor combinado foi entregue, 12 p.p. acima de 30/06/2026',
      '2 de 5 compromissos da última reunião cumpridos, 1 em atraso',
      '4 de 5 metas no ritmo do plano ou já alcançadas',
      'Marcar consultas sem fila ao telefone: 69 % do caminho percorrido, 5 p.p. à frente do plano',
      'Agendamento: o uso cresceu 44 % desde abril',
      '39 casos resolvidos e 42 abertos no período; 3 seguem em aberto',
      'NPS 59 com 34 respostas, 12 pontos acima da pesquisa anterior',
      '3 de 6 necessidades atendidas; 3 próximos passos combinados',
      '3 metas para o próximo período, até 18/12/2026',
      '4 pontos para avançarmos juntos até 10/11/2026',
      'Próxima reunião em 14 de janeiro de 2027, às 14:00',
    ]);
  });

  it('leaves the operational slides out of an executive review', () => {
    expect(titlesOf(packOf('executive'))).toEqual([
      'EBR – Northwind Logistics',
      '64% of the agreed value delivered, 23 pp above Mar 31, 2026',
      '1 of 2 goals on plan or already achieved',
      'Same-day dispatch: 85% of the way, 10 pp ahead of plan',
      'Route planning: use grew 33% against the baseline',
      '2 goals for the next period, by Dec 31, 2026',
      '2 points to move forward together by Dec 4, 2026',
      'Next meeting on March 11, 2027 at 10:00 AM',
    ]);
  });

  it('leaves out what has no data, and the table of goals when there is one goal', () => {
    expect(titlesOf(packOf('minimal'))).toEqual([
      'QBR – Padaria São Bento',
      'O período em resumo',
      'Pedidos pela internet: 40 % do caminho percorrido, 10 p.p. abaixo do plano',
    ]);
  });

  it('sets a single goal of the next period as a statement with its owners, and no table', async () => {
    const view = samples.rich();
    const pack = await openPackage(await buildOutput('pptx', { ...view, nextGoals: view.nextGoals.slice(0, 1) }));
    const [, slide] = partsLike(pack, SLIDES).find(([, root]) => titleOf(root).startsWith('1 meta para')) ?? [];
    if (!slide) throw new Error('no slide tells the goal of the next period');
    expect(allNamed(slide, 'a:tbl')).toEqual([]);
    const text = slide.text.replaceAll('\u00a0', ' ');
    for (const word of ['Confirmação automática nas clínicas de imagem', 'Otávio Nunes', 'Caio Reis', '27/11/2026']) {
      expect(text).toContain(word);
    }
  });

  it('leaves out a column of owners that nobody filled in', async () => {
    const view = samples.rich();
    const nextGoals = view.nextGoals.map((goal) => ({ ...goal, ownerName: null }));
    const pack = await openPackage(await buildOutput('pptx', { ...view, nextGoals }));
    const [, slide] = partsLike(pack, SLIDES).find(([, root]) => titleOf(root).startsWith('3 metas para')) ?? [];
    expect(slide?.text).toContain('Quem, com vocês');
    expect(slide?.text).not.toContain('Quem, conosco');
  });

  it('draws the shares of use as bars of a hundred where no history of use is known', async () => {
    const view = samples.rich();
    const usage = view.usage && { ...view.usage, series: [] };
    const pack = await openPackage(await buildOutput('pptx', { ...view, usage }));
    const bars = partsLike(pack, CHARTS).find(([, root]) => root.text.includes('Sem uso'))?.[1];
    const series = bars ? allNamed(bars, 'c:ser') : [];
    const values = series.map((each) => allNamed(allNamed(each, 'c:val')[0]!, 'c:v').map(({ text }) => Number(text)));
    expect(values[0]).toEqual([75, 78, 95]);
    expect(values[0]?.map((share, index) => share + (values[1]?.[index] ?? 0))).toEqual([100, 100, 100]);
  });

  it('puts who acts, not who asks, beside what is due until the next meeting', () => {
    const last = partsLike(packOf('rich'), SLIDES).at(-1)?.[1];
    expect(last?.text).toContain('Vocês · Marina Prado');
    expect(last?.text).toContain('Nós · Helena Duarte');
  });

  it('splits what is long, at most six goals a slide, and says which part it is', () => {
    const goals = partsLike(packOf('stress'), SLIDES).filter(([, root]) => titleOf(root).includes('metas no ritmo'));
    expect(goals.length).toBeGreaterThan(1);
    const rows = goals.map(([, root]) => allNamed(root, 'a:tr').length - 1);
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(Math.max(...rows)).toBeLessThanOrEqual(6);
    expect(titleOf(goals[0]![1])).toContain(`(1 de ${goals.length})`);
  });

  it('loses no sentence of a commitment of two thousand characters', () => {
    const view = samples.stress();
    const long = view.lastCommitments[4]?.text ?? '';
    const text = partsLike(packOf('stress'), SLIDES)
      .flatMap(([, root]) => allNamed(root, 'a:t').map((run) => run.text))
      .join(' ');
    expect(long.length).toBeGreaterThan(2000);
    expect(text.split('Texto muito comprido').length).toBeGreaterThan(long.split('Texto muito comprido').length);
  });

  it('keeps the number of a bar and the number in the table the same', () => {
    const charts = partsLike(packOf('rich'), CHARTS).map(([, root]) => root);
    const progress = charts.find(
      (root) => allNamed(root, 'c:ser').length === 2 && root.text.includes('Plano até hoje'),
    );
    const [actual] = progress ? allNamed(progress, 'c:ser') : [];
    const values = actual ? allNamed(allNamed(actual, 'c:val')[0]!, 'c:v').map(({ text }) => Number(text)) : [];
    expect(values).toEqual(samples.rich().goals.map((goal) => Math.round(goal.progress ?? 0)));
  });

  it('takes its colours from the theme', () => {
    const hard = partsLike(packOf('rich'), DRAWN).flatMap(([, root]) =>
      allNamed(root, 'a:srgbClr').map(({ attributes }) => attributes['val']),
    );
    expect(hard).toEqual([]);
    const theme = packOf('executive').xml.get('ppt/theme/theme1.xml');
    const accent = theme ? allNamed(theme, 'a:accent1')[0] : undefined;
    expect(accent?.children[0]?.attributes['val']).toBe('274690');
  });
});
