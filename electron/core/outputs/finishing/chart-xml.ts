import type { ChartFinish, PointLabel } from '../deck/deck-context.ts';

/** Third axis that pptxgenjs names in every chart and defines in none. */
const STRAY_AXIS = /<c:axId val="2094734556"\/>/gu;

/** Puts a chart's XML into the order and shape the schema asks for; PowerPoint offers a repair otherwise. */
export function finishChart(xml: string, { pointLabels }: ChartFinish, language: string): string {
  let series = -1;
  return (
    xml
      .replace(/<c:date1904 val="0"\/>/u, `<c:date1904 val="0"/><c:lang val="${language}"/>`)
      .replaceAll(/<c:(line|bar)Chart>([\s\S]*?)<\/c:\1Chart>/gu, (_whole, kind: string, body: string) => {
        const grouped = kind === 'line' ? `<c:grouping val="standard"/>${body}` : body;
        const ordered = grouped.replaceAll(/<c:ser>([\s\S]*?)<\/c:ser>/gu, (_ser, inner: string) => {
          series += 1;
          const labels = pointLabels.filter((label) => label.series === series);
          return `<c:ser>${orderSeries(inner, kind === 'line', labels)}</c:ser>`;
        });
        return `<c:${kind}Chart>${ordered.replace(STRAY_AXIS, '')}</c:${kind}Chart>`;
      })
      .replaceAll(/<c:multiLvlStrRef>([\s\S]*?)<\/c:multiLvlStrRef>/gu, (_whole, inner: string) => {
        const flat = inner.replaceAll(/<\/?c:lvl>/gu, '').replaceAll('multiLvlStrCache', 'strCache');
        return `<c:strRef>${flat}</c:strRef>`;
      })
      // A blank is a point that is not there; an empty value would be written.
      .replaceAll(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/gu, '')
      .replaceAll(/(<c:noMultiLvlLbl val="\d"\/>)\s*(<c:tickLblSkip val="\d+"\/>)/gu, '$2$1')
      .replaceAll(/<c:showLeaderLines val="0"\/>/gu, '')
  );
}

function orderSeries(inner: string, isLine: boolean, pointLabels: readonly PointLabel[]): string {
  const take = (pattern: RegExp): string => inner.match(pattern)?.join('') ?? '';
  const head = inner.slice(0, inner.indexOf('<c:invertIfNegative'));
  const marker = take(/<c:marker>[\s\S]*?<\/c:marker>/u);
  const points = take(/<c:dPt>[\s\S]*?<\/c:dPt>/gu);
  const labels = take(/<c:dLbls>[\s\S]*?<\/c:dLbls>/u);
  const categories = take(/<c:cat>[\s\S]*?<\/c:cat>/u);
  const values = take(/<c:val>[\s\S]*?<\/c:val>/u);
  const own = pointLabels.map((each) => pointLabel(each, labels, head)).join('');
  const withOwn = labels.replace('<c:dLbls>', `<c:dLbls>${own}`);
  if (isLine) return `${head}${marker}${points}${withOwn}${categories}${values}<c:smooth val="0"/>`;
  return `${head}<c:invertIfNegative val="0"/>${points}${withOwn}${categories}${values}`;
}

/** The label of one point: a named one in the colour of its series. */
function pointLabel({ point, position, withName, withValue }: PointLabel, labels: string, head: string): string {
  const from = withName ? head : labels;
  const color = /<a:solidFill>[\s\S]*?<\/a:solidFill>/u.exec(from)?.[0] ?? '';
  const format = /<c:numFmt [^>]*\/>/u.exec(labels)?.[0] ?? '';
  const flag = (on: boolean): string => (on ? '1' : '0');
  return [
    `<c:dLbl><c:idx val="${point}"/>${format}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`,
    '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>',
    `<a:defRPr sz="1400" b="${flag(withName && withValue)}">${color}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>`,
    `<a:endParaRPr lang="en-US"/></a:p></c:txPr><c:dLblPos val="${position}"/><c:showLegendKey val="0"/>`,
    `<c:showVal val="${flag(withValue)}"/><c:showCatName val="0"/><c:showSerName val="${flag(withName)}"/>`,
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/><c:separator> </c:separator></c:dLbl>',
  ].join('');
}
