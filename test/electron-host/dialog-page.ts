import type { CDPSession, Page } from 'playwright-core';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from './app.ts';
import { shownPage } from './browsers.ts';

export type Question = 'open' | 'folder' | 'save' | 'message';

export interface QuestionTexts {
  title?: string;
  message?: string;
  detail?: string;
  buttons?: string[];
  cancelId?: number;
  defaultPath?: string;
  filters?: { extensions: string[] }[];
}

/** Opens a small page of its own in place of a system dialog; '' (for a message: its `cancelId`) when it is closed. */
export async function askInPage(question: Question, texts: QuestionTexts): Promise<string> {
  const page = await shownPage(app.getPath('userData'), { width: 520, height: 260 });
  const nothing = question === 'message' ? String(texts.cancelId ?? 0) : '';
  try {
    await makeSmall(page);
    await page.setContent(PAGE);
    const answer = await page.evaluate(fillPage, { question, texts, suggestion: suggestion(question, texts) });
    if (answer === null) return nothing;
    return question === 'open' ? await chosenPath(page) : question === 'message' ? answer : resolve(homedir(), answer);
  } catch {
    // The user closed the page.
    return nothing;
  } finally {
    await page.close().catch(() => undefined);
  }
}

function suggestion(question: Question, { defaultPath = '' }: QuestionTexts): string {
  const usual = app.getPath('downloads');
  const downloads = existsSync(usual) ? usual : homedir();
  return question === 'save' ? join(downloads, defaultPath) : downloads;
}

async function makeSmall(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { windowId } = await cdp.send('Browser.getWindowForTarget');
  await cdp.send('Browser.setWindowBounds', { windowId, bounds: { left: 240, top: 160, width: 640, height: 420 } });
}

async function chosenPath(page: Page): Promise<string> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const { result } = await cdp.send('Runtime.evaluate', { expression: "document.querySelector('input').files[0]" });
  if (result.objectId === undefined) return '';
  return (await cdp.send('DOM.getFileInfo', { objectId: result.objectId })).path;
}

const PAGE = `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<style>body{font:15px system-ui;max-width:36rem;margin:3rem auto;padding:0 1rem}p{white-space:pre-wrap}
input{font:inherit;width:100%;margin:1rem 0;box-sizing:border-box}button{font:inherit;padding:.4rem 1rem;margin-right:.5rem}</style>
<form><h1></h1><p></p><input><div></div></form>`;

/** Runs in the page: shows the question and waits for its answer; null when it was cancelled. */
function fillPage(given: { question: Question; texts: QuestionTexts; suggestion: string }): Promise<string | null> {
  const { question, texts, suggestion: path } = given;
  const find = <Found extends Element>(selector: string): Found => document.querySelector<Found>(selector) as Found;
  const input = find<HTMLInputElement>('input');
  document.title = texts.title ?? texts.message ?? '';
  find('h1').textContent = texts.message ?? texts.title ?? '';
  find('p').textContent = texts.detail ?? '';
  if (question === 'message') {
    input.remove();
  } else if (question === 'open') {
    input.type = 'file';
    input.accept = (texts.filters ?? []).flatMap(({ extensions }) => extensions.map((name) => `.${name}`)).join(',');
  } else {
    input.value = path;
  }
  const labels = question === 'message' ? (texts.buttons ?? ['OK']) : ['OK', '✕'];
  return new Promise((answer) => {
    labels.forEach((label, index) => {
      const button = document.createElement('button');
      button.textContent = label;
      button.type = 'button';
      button.onclick = () => {
        if (question === 'message') return answer(String(index));
        if (index === 1) return answer(null);
        if (question !== 'open' || input.files?.length === 1) answer(input.value);
      };
      find('div').append(button);
    });
    find<HTMLFormElement>('form').onsubmit = (event) => {
      event.preventDefault();
      find<HTMLButtonElement>('button').click();
    };
  });
}
