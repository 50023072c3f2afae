/** What the layouts know of their placeholders, which pptxgenjs writes into each slide instead. */
const ANCHORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cover: { title: 'b' },
  message: { title: 't', body: 'ctr' },
};
const NAMES: Readonly<Record<string, string>> = { title: 'Title', body: 'Source' };
const TITLE_SIZE: Readonly<Record<string, number>> = { cover: 44, message: 28 };
const EMPTY_BODY = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody>';

/** A slide whose placeholders follow their layout, with unique ids and a body in every shape. */
export function finishSlide(xml: string, of: { layout: string; titleSize: number; name: string }): string {
  const titles = xml.match(/<p:ph\s[^>]*type="title"/gu)?.length ?? 0;
  if (titles !== 1) throw new Error(`${of.name} has ${titles} titles`);
  const own = of.titleSize === TITLE_SIZE[of.layout] ? '' : ` sz="${of.titleSize * 100}"`;
  const followed = xml.replaceAll(/<p:sp>[\s\S]*?<\/p:sp>/gu, (shape) => {
    const type = placeholderType(shape);
    return type === null ? shape : followLayout(shape, type, type === 'title' ? own : '');
  });
  return finishShapes(followed).replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>');
}

/** A layout whose placeholders carry margin and anchor, so that the slides need not. */
export function finishLayout(xml: string): string {
  const layout = /<p:cSld name="([^"]*)"/u.exec(xml)?.[1] ?? '';
  const placed = xml.replaceAll(/<p:sp>[\s\S]*?<\/p:sp>/gu, (shape) => {
    const type = placeholderType(shape);
    if (type === null) return shape;
    const anchor = ANCHORS[layout]?.[type] ?? 't';
    const body = `<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="${anchor}"><a:noAutofit/></a:bodyPr>`;
    return named(shape, type).replace(/<a:bodyPr[\s\S]*?<\/a:bodyPr>/u, body);
  });
  // The number of the slide is only known on slides.
  return finishShapes(placed).replace(/(type="slidenum">[\s\S]*?<a:t>)\d+(?=<\/a:t>)/u, '$1‹#›');
}

/** For slides, layouts and the master alike. */
export function finishShapes(xml: string): string {
  let id = 0;
  return xml
    .replaceAll(/<a:ln><\/a:ln>/gu, '')
    .replaceAll(/<\/p:spPr>(\s*)<\/p:sp>/gu, `</p:spPr>${EMPTY_BODY}</p:sp>`)
    .replaceAll(/(<p:bgPr><a:solidFill>[\s\S]*?<\/a:solidFill>)(<\/p:bgPr>)/gu, '$1<a:effectLst/>$2')
    .replaceAll('<a:t>null</a:t>', '<a:t>‹#›</a:t>')
    .replaceAll(/<p:cNvPr id="\d+"/gu, () => {
      id += 1;
      return `<p:cNvPr id="${id}"`;
    });
}

/** Speaker notes, one paragraph a line. */
export function finishNotes(xml: string): string {
  return xml.replace(
    /<a:p><a:r><a:rPr lang="en-US" dirty="0"\/><a:t>([\s\S]*?)<\/a:t><\/a:r><a:endParaRPr lang="en-US" dirty="0"\/><\/a:p>/u,
    (_whole, text: string) =>
      text
        .split(/\r?\n/u)
        .map((line) => `<a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>${line}</a:t></a:r></a:p>`)
        .join(''),
  );
}

function placeholderType(shape: string): string | null {
  return /<p:ph\s[^>]*type="(title|body)"/u.exec(shape)?.[1] ?? null;
}

function followLayout(shape: string, type: string, size: string): string {
  return named(shape, type)
    .replace(/<p:spPr>[\s\S]*?<\/p:spPr>/u, '<p:spPr/>')
    .replace(/<a:bodyPr[\s\S]*?<\/a:bodyPr>/u, '<a:bodyPr/>')
    .replaceAll(/<a:pPr[^>]*>[\s\S]*?<\/a:pPr>/gu, '')
    .replaceAll(/<a:rPr[^>]*>[\s\S]*?<\/a:rPr>/gu, `<a:rPr lang="en-US"${size} dirty="0"/>`)
    .replaceAll(/<a:endParaRPr[^>]*\/>/gu, `<a:endParaRPr lang="en-US"${size} dirty="0"/>`);
}

function named(shape: string, type: string): string {
  return shape
    .replace(/<p:ph\s[^>]*\/>/u, (tag) => {
      const index = /idx="(\d+)"/u.exec(tag)?.[1];
      return type === 'title' || index === undefined ? '<p:ph type="title"/>' : `<p:ph type="body" idx="${index}"/>`;
    })
    .replace(/(<p:cNvPr id="\d+") name="[^"]*"/u, `$1 name="${NAMES[type] ?? type}"`)
    .replace(/<p:cNvSpPr\/>/u, '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>');
}
