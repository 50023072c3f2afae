import { tellingOf } from '#renderer/features/studio/figures/telling.ts';
import { coverMessage, periodText } from '#shared/domain/client-view/messages.ts';
import type { ClientView } from '#shared/domain/client-view.ts';

/** Text as a CSS string: names of clients hold quotes and backslashes too. */
export function cssString(text: string): string {
  return `"${text.replaceAll(/[\\"]/gu, (sign) => `\\${sign}`).replaceAll(/\p{Cc}/gu, ' ')}"`;
}

/** Client, period and page number in the margins of every page. */
export function pageBoxes(view: ClientView, nonce: string): HTMLStyleElement {
  const telling = tellingOf(view);
  const { r, format } = telling;
  const style = document.createElement('style');
  style.nonce = nonce;
  style.textContent = `@page {
    @top-left { content: ${cssString(coverMessage(telling))}; }
    @top-right { content: ${cssString(periodText(telling))}; }
    @bottom-left { content: ${cssString(`${view.workspace.name} · ${r('page.asOf', { day: format.day(view.dataAsOf) })}`)}; }
    @bottom-right { content: ${cssString(r('page.pageOf'))} " " counter(page) ${cssString(` ${r('page.of')} `)} counter(pages); }
  }`;
  return style;
}
