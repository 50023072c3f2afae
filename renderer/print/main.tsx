import '#renderer/lib/quiet-zod.ts';
import '@fontsource/inter/latin-400.css';
import '@fontsource/inter/latin-600.css';
import '@fontsource/inter/latin-ext-400.css';
import '@fontsource/inter/latin-ext-600.css';
import { MantineProvider } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { PrintingContext } from '#renderer/charts/chart-mode.ts';
import { documentTexts } from '#renderer/features/studio/figures/telling.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { styleNonce } from '#renderer/lib/style-nonce.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { dossierBoxes, pageBoxes } from './page-boxes.ts';
import { PlanPage } from './plan-page.tsx';
import { Report } from './report.tsx';
import './print.css';

/** What the charts' parts stand on; the report itself has its own style. */
const printTheme = { fontFamily: 'Inter, sans-serif', primaryColor: 'teal' } as const;

async function show(job: string): Promise<void> {
  // A static font: a variable one would become Type 3 in the PDF, and text nobody can search.
  await Promise.all([document.fonts.load('400 12px Inter'), document.fonts.load('600 12px Inter')]);
  const given = await coreClient.print.job({ id: job });
  const shown = () => void ready();
  switch (given.kind) {
    case 'review':
      document.head.append(pageBoxes(given.view, styleNonce()));
      return render(given.view.language, <Report view={given.view} onShown={shown} />);
    case 'plan':
      return render(given.view.language, <PlanPage view={given.view} onShown={shown} />);
    case 'dossier':
      document.head.append(dossierBoxes(given.dossier, styleNonce()));
      return render(
        given.dossier.language,
        <Suspense fallback={null}>
          <DossierDocument dossier={given.dossier} onShown={shown} />
        </Suspense>,
      );
  }
}

/** Internal, so that no client document loads it. */
const DossierDocument = lazy(async () => ({
  default: (await import('#renderer/features/dossier/dossier-document.tsx')).DossierDocument,
}));

function render(language: Language, page: ReactNode): void {
  document.documentElement.lang = language;
  const root = document.getElementById('root');
  if (!root) throw new Error('print.html has no #root');
  createRoot(root).render(
    <I18nextProvider i18n={documentTexts(language)}>
      <MantineProvider theme={printTheme} forceColorScheme="light" getStyleNonce={styleNonce}>
        <PrintingContext value={true}>{page}</PrintingContext>
      </MantineProvider>
    </I18nextProvider>,
  );
}

/** Charts measure themselves after the first layout; a hidden window gives no animation frames to wait for. */
async function ready(): Promise<void> {
  await document.fonts.ready;
  await new Promise((resolve) => setTimeout(resolve, 0));
  await new Promise((resolve) => setTimeout(resolve, 0));
  window.ongoing.printReady();
}

const job = new URLSearchParams(window.location.search).get('job');
if (job) void show(job);
