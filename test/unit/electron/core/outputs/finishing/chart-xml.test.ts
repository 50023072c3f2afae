import { describe, expect, it } from 'vitest';
import { finishChart } from '#core/outputs/finishing/chart-xml.ts';

const series = (kind: 'line' | 'bar') =>
  [
    '<c:ser><c:idx val="0"/><c:order val="0"/><c:spPr><a:solidFill><a:srgbClr val="0B6E6E"/></a:solidFill></c:spPr>',
    '<c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="0" sourceLinked="0"/><c:showLeaderLines val="0"/></c:dLbls>',
    kind === 'line' ? '<c:marker><c:symbol val="circle"/></c:marker>' : '<c:dPt><c:idx val="0"/></c:dPt>',
    '<c:cat><c:multiLvlStrRef><c:multiLvlStrCache><c:lvl><c:pt idx="0"><c:v>jan</c:v></c:pt></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat>',
    '<c:val><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="1"><c:v></c:v></c:pt></c:val></c:ser>',
  ].join('');
const chart = (kind: 'line' | 'bar') =>
  `<c:chartSpace><c:date1904 val="0"/><c:${kind}Chart><c:varyColors val="0"/>${series(kind)}<c:axId val="2094734554"/><c:axId val="2094734556"/></c:${kind}Chart></c:chartSpace>`;

describe('finishing a chart', () => {
  it('puts the marker of a line before its labels and drops what belongs to bars', () => {
    const xml = finishChart(chart('line'), { pointLabels: [] }, 'pt-BR');
    expect(xml.indexOf('<c:marker>')).toBeLessThan(xml.indexOf('<c:dLbls>'));
    expect(xml).not.toContain('invertIfNegative');
    expect(xml).toContain('<c:lineChart><c:grouping val="standard"/><c:varyColors');
  });

  it('puts the points of bars before their labels', () => {
    const xml = finishChart(chart('bar'), { pointLabels: [] }, 'en');
    expect(xml.indexOf('<c:dPt>')).toBeLessThan(xml.indexOf('<c:dLbls>'));
    expect(xml.indexOf('<c:invertIfNegative')).toBeLessThan(xml.indexOf('<c:dPt>'));
  });

  it('leaves blanks out, names two axes and the language', () => {
    const xml = finishChart(chart('bar'), { pointLabels: [] }, 'en');
    expect(xml).not.toContain('<c:v></c:v>');
    expect(xml.match(/<c:axId/gu)).toHaveLength(1);
    expect(xml).toContain('<c:lang val="en"/>');
    expect(xml).toContain('<c:strRef><c:strCache><c:pt idx="0"><c:v>jan</c:v></c:pt></c:strCache></c:strRef>');
  });

  it('labels one point in the colour of its series', () => {
    const label = { series: 0, point: 1, position: 't', withName: true, withValue: true } as const;
    const xml = finishChart(chart('line'), { pointLabels: [label] }, 'en');
    expect(xml).toMatch(/<c:dLbls><c:dLbl><c:idx val="1"\/>.*0B6E6E.*<c:dLblPos val="t"\/>.*<\/c:dLbl><c:numFmt/u);
  });
});
