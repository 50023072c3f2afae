/** The nonce of this load (security.md 5.1 item 7): main writes it into index.html, style tags must carry it. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
