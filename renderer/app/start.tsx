// First, so that the style sheets of our own parts come after Mantine's and win.
import '../theme/global.css';
import '../lib/quiet-zod.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { texts } from '../lib/i18n.ts';
import { styleNonce } from '../lib/style-nonce.ts';
import { warmFormats } from '../lib/warm-formats.ts';
import { App } from './app.tsx';

/** Draws the app; an entry of its own, which main.ts loads. */
export function start(): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', draw);
  else draw();
}

function draw(): void {
  // The scroll lock of dialogs writes a style tag through a package that looks for its nonce here.
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  warmFormats(texts.language);
}
