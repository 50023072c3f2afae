import { tellingOf } from '#renderer/features/studio/figures/telling.ts';
import { coverMessage, periodText } from '#shared/domain/client-view/messages.ts';
import type { ClientView } from '#shared/domain/client-view.ts';
import type { Dossier } from '#shared/domain/dossier.ts';

/** Text as a CSS string: names of clients hold quotes and backslashes too. */
export function cssString(text: string): string {
  return `"${text.replaceAll(/[\\"]/gu, (sign) => `\\${sign}`).replaceAll(/\p{Cc}/gu, ' ')}"`;
}

/** Every page of an internal document says that it is (architecture.md, Documents). */
export function dossierBoxes({ internal, title, foot }: Dossier, nonce: string): HTMLStyleElement {
  return boxes(nonce, {
    'top-left': cssString(internal),
    'top-right': cssString(title),
    'bottom-left': cssString(foot),
    'bottom-right': 'counter(page) " / " counter(pages)',
  });
}

function boxes(nonce: string, content: Readonly<Record<string, string>>): HTMLStyleElement {
  const style = document.createElement('style');
  style.nonce = nonce;
  const rules = Object.entries(content).map(([place, value]) => `@${place} { content: ${value}; }`);
  style.textContent = `@page { ${rules.join(' ')} }`;
  return style;
}

/** Client, period and page number in the margins of every page. */
export function pageBoxes(view: ClientView, nonce: string): HTMLStyleElement {
  const telling = tellingOf(view);
  const { r, format } = telling;
  return boxes(nonce, {
    'top-left': cssString(coverMessage(telling)),
    'top-right': cssString(periodText(telling)),
    'bottom-left': cssString(`${view.workspace.name} · ${r('page.asOf', { day: format.day(view.dataAsOf) })}`),
    'bottom-right': `${cssString(r('page.pageOf'))} " " counter(page) ${cssString(` ${r('page.of')} `)} counter(pages)`,
  });
}
