import type { ClientView } from '#shared/domain/client-view.ts';
import { coverMessage } from '#shared/domain/client-view/messages.ts';
import { finishDeck } from '../finishing/finish-deck.ts';
import { tellingOf } from '../output-texts.ts';
import type { DeckContext } from './deck-context.ts';
import { logoBox } from './logo.ts';
import { defineMasters } from './masters.ts';
import { LOGO, PAGE } from './page-geometry.ts';
import { paletteOf } from './palette.ts';
import { addAnswersSlides } from './slides/answers-slide.ts';
import { addCasesSlides } from './slides/cases-slide.ts';
import { addCommitmentsSlides } from './slides/commitments-slide.ts';
import { addCoverSlide } from './slides/cover-slide.ts';
import { addExchangeSlides } from './slides/exchange-slide.ts';
import { addGoalsSlides } from './slides/goals-slide.ts';
import { addMainGoalSlide } from './slides/main-goal-slide.ts';
import { addNeedsSlides } from './slides/needs-slide.ts';
import { addNextGoalsSlides } from './slides/next-goals-slide.ts';
import { addNextReviewSlide } from './slides/next-review-slide.ts';
import { addQuarterSlides } from './slides/quarter-slide.ts';
import { addUsageSlides } from './slides/usage-slide.ts';

type AddSlides = (deck: DeckContext) => void;

const EVERY: readonly AddSlides[] = [
  addCoverSlide,
  addQuarterSlides,
  addCommitmentsSlides,
  addGoalsSlides,
  addMainGoalSlide,
  addUsageSlides,
  addCasesSlides,
  addAnswersSlides,
  addNeedsSlides,
  addNextGoalsSlides,
  addExchangeSlides,
  addNextReviewSlide,
];

/** The executive review leaves the operational slides out: value first, then goals, use and what comes next. */
const EXECUTIVE: ReadonlySet<AddSlides> = new Set([
  addCoverSlide,
  addQuarterSlides,
  addGoalsSlides,
  addMainGoalSlide,
  addUsageSlides,
  addNextGoalsSlides,
  addExchangeSlides,
  addNextReviewSlide,
]);

/**
 * The deck of a review (F7): 16:9, editable, native charts, the message of each slide in its title. A slide without data
 * leaves. The same view gives the same bytes.
 */
export async function buildDeck(view: ClientView): Promise<Uint8Array> {
  const { default: PptxGenJS } = await import('pptxgenjs');
  const pptx = new PptxGenJS();
  const telling = tellingOf(view);
  const deck: DeckContext = {
    ...telling,
    pptx,
    palette: paletteOf(view.workspace),
    logo: logoBox(view.workspace.logoPng, LOGO),
    charts: [],
    titleSizes: [],
  };
  pptx.defineLayout({ name: 'wide', width: PAGE.width, height: PAGE.height });
  pptx.layout = 'wide';
  pptx.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' };
  pptx.title = coverMessage(telling);
  pptx.author = view.review.owner.name;
  pptx.company = view.workspace.name;
  pptx.subject = view.review.title;
  defineMasters(deck);
  for (const addSlides of EVERY) {
    if (view.review.kind === 'ebr' && !EXECUTIVE.has(addSlides)) continue;
    addSlides(deck);
  }
  const bytes = await pptx.write({ outputType: 'uint8array' });
  return finishDeck(bytes as Uint8Array, {
    palette: deck.palette,
    charts: deck.charts,
    titleSizes: deck.titleSizes,
    title: coverMessage(telling),
    author: view.review.owner.name,
    company: view.workspace.name,
    language: view.language,
    generatedAt: view.generatedAt,
  });
}
