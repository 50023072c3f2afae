import type { ChartFinish, EndLabel } from '../deck/deck-context.ts';

/** Third axis that pptxgenjs names in every chart and defines in none. */
const STRAY_AXIS = /<c:axId val="2094734556"\/>/gu;

/** Puts a chart's XML into the order and shape the schema asks for; PowerPoint offers a repair otherwise. */
export function finishChart(xml: string, { endLabels }: ChartFinish, language: string): string {
  let series = -1;
  return (
    xml
      .replace(/<c:date1904 val="0"\/>/u, `<c:date1904 val="0"/><c:lang val="${language}"/>`)
      .replaceAll(/<c:(line|bar)Chart>([\s\S]*?)<\/c:\1Chart>/gu, (_whole, kind: string, body: string) => {
        const grouped = kind === 'line' ? `<c:grouping val="standard"/>${body}` : body;
        const ordered = grouped.replaceAll(/<c:ser>([\s\S]*?)<\/c:ser>/gu, (_ser, inner: string) => {
          series += 1;
          const labels = endLabels.filter((label) => label.series === series);
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

function orderSeries(inner: string, isLine: boolean, endLabels: readonly EndLabel[]): string {
  const take = (pattern: RegExp): string => inner.match(pattern)?.join('') ?? '';
  const head = inner.slice(0, inner.indexOf('<c:invertIfNegative'));
  const marker = take(/<c:marker>[\s\S]*?<\/c:marker>/u);
  const points = take(/<c:dPt>[\s\S]*?<\/c:dPt>/gu);
  const labels = take(/<c:dLbls>[\s\S]*?<\/c:dLbls>/u);
  const categories = take(/<c:cat>[\s\S]*?<\/c:cat>/u);
  const values = take(/<c:val>[\s\S]*?<\/c:val>/u);
  const withEnds = labels.replace(
    '<c:dLbls>',
    `<c:dLbls>${endLabels.map((each) => endLabel(each, labels, head)).join('')}`,
  );
  if (isLine) return `${head}${marker}${points}${withEnds}${categories}${values}<c:smooth val="0"/>`;
  return `${head}<c:invertIfNegative val="0"/>${points}${withEnds}${categories}${values}`;
}

/** The label of one point: the series' name in the series' colour, with its value where asked. */
function endLabel({ point, position, withValue }: EndLabel, labels: string, head: string): string {
  const color = head.match(/<a:solidFill>[\s\S]*?<\/a:solidFill>/u)?.[0] ?? '';
  const format = labels.match(/<c:numFmt [^>]*\/>/u)?.[0] ?? '';
  const bold = withValue ? 1 : 0;
  return [
    `<c:dLbl><c:idx val="${point}"/>${format}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`,
    '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>',
    `<a:defRPr sz="1400" b="${bold}">${color}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`,
    `<c:dLblPos val="${position}"/><c:showLegendKey val="0"/><c:showVal val="${bold}"/><c:showCatName val="0"/>`,
    '<c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/><c:separator> </c:separator></c:dLbl>',
  ].join('');
}
