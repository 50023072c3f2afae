import type { Page } from '@playwright/test';
import { resources } from '#shared/i18n/resources.ts';
import type { Language } from '#shared/domain/vocabulary.ts';

/** Everything that can be read on the page, aloud or with the eyes: texts, labels, titles and placeholders. */
export function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) found.add(texts.currentNode.textContent ?? '');
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext']) {
        found.add(element.getAttribute(name) ?? '');
      }
    }
    return [...found].map((text) => text.trim()).filter(Boolean);
  });
}

/** What i18next shows when a text is missing: its key, or a place that nothing was put into. */
export function brokenTexts(words: readonly string[]): string[] {
  return words.filter((text) => text.includes('{{') || (isKey(text) && !isDemoDomain(text)));
}

const isKey = (text: string) => /^(?:[a-z]\w*:)?[a-z]\w*(?:\.\w+)+$/u.test(text);

/** The clients of the demo have their sites under a name that nobody can own (RFC 2606). */
const isDemoDomain = (text: string) => text.endsWith('.example');

/** Texts of the interface in the other language; those that both have say nothing. */
export function foreignTexts(words: readonly string[], language: Language): string[] {
  const own = new Set(textsOf(resources[language]));
  const foreign = new Set(textsOf(resources[language === 'en' ? 'pt-BR' : 'en']).filter((text) => !own.has(text)));
  // A letter alone is a key to press.
  return words.filter((text) => text.length > 1 && foreign.has(text));
}

function textsOf(texts: object): string[] {
  return Object.values(texts).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? textsOf(value) : [];
  });
}
