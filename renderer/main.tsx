// First, so that the style sheets of our own parts come after Mantine's and win.
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app/app.tsx';
import { styleNonce } from './lib/style-nonce.ts';

// zod would try `new Function` for speed; the page's policy forbids it and reports every try.
config({ jitless: true });

// The scroll lock of dialogs writes a style tag through a package that looks for its nonce here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
