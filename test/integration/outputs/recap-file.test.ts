import { describe, expect, it } from 'vitest';
import { buildDocument } from '#core/outputs/document-builders.ts';
import { recapOf } from '#core/outputs/output-builder.ts';
import { samples } from '#test/support/client-view-samples.ts';
import { fromQuotedPrintable } from '#test/support/mail-text.ts';

const attachment = {
  name: 'Apresentação – Aurora.pptx',
  bytes: Uint8Array.from({ length: 5000 }, (_unused, index) => index % 251),
};
const build = async (attachments = [attachment]) =>
  new TextDecoder().decode(await buildDocument({ kind: 'eml', view: samples.rich(), attachments }));

describe('the draft of the recap', () => {
  it('opens for writing, to the client, with a fixed date', async () => {
    const text = await build([]);
    const [head = ''] = text.split('\r\n\r\n');
    expect(head).toMatch(/^X-Unsent: 1$/mu);
    expect(head).toContain('Date: Mon, 05 Oct 2026 12:00:00 +0000');
    expect(head).toContain('marina.prado@aurora.example');
    expect(head).toMatch(/^From: Helena Duarte <helena\.duarte@vertice\.example>$/mu);
  });

  it('has the same words in text and HTML', async () => {
    const parts = fromQuotedPrintable(await build([])).split(/^----_NmP.*$/mu);
    const [, plain = '', html = ''] = parts;
    expect(plain).toContain('Olá, Marina e Otávio,');
    for (const words of [
      'O relatório semanal deixa de ser impresso.',
      'Concluir a integração da agenda de imagem (Caio Reis, até 30/10/2026)',
    ]) {
      expect(plain).toContain(words);
      expect(html).toContain(words);
    }
    expect(html).toContain('<html lang="pt-BR">');
  });

  it('carries an attachment with accents in its name, whole', async () => {
    const text = await build();
    const part = text.split(/^----_NmP.*$/mu).find((each) => /Content-Disposition: attachment/u.test(each)) ?? '';
    const [head = '', body = ''] = part.split('\r\n\r\n');
    const pieces = [...head.matchAll(/filename\*\d+\*?=(?:utf-8'')?([^;\r\n]+)/gu)].map(([, piece = '']) => piece);
    expect(decodeURIComponent(pieces.join(''))).toBe(attachment.name);
    expect(Buffer.from(body, 'base64').equals(Buffer.from(attachment.bytes))).toBe(true);
  });

  it('has no line that mail servers refuse, and is the same bytes again', async () => {
    const text = await build();
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(await build()).toBe(text);
  });

  it('escapes what a client wrote', async () => {
    const view = samples.rich();
    const bytes = await buildDocument({
      kind: 'eml',
      view: { ...view, decisions: [{ text: 'Usar <b> & "aspas"' }] },
      attachments: [],
    });
    const text = fromQuotedPrintable(new TextDecoder().decode(bytes));
    expect(text).toContain('- Usar <b> & "aspas"');
    expect(text).toContain('<li>Usar &lt;b&gt; &amp; &quot;aspas&quot;</li>');
  });

  it('can be copied as text, with its subject', () => {
    const recap = recapOf(samples.executive());
    expect(recap.subject).toBe('Summary of our meeting – EBR Northwind Logistics');
    expect(recap.text.startsWith('Hello Marina and Otávio,')).toBe(true);
  });
});
