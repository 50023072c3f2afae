import type { ChartFinish } from '../deck/deck-context.ts';
import type { Palette } from '../deck/palette.ts';
export interface DeckFinish { palette: Palette; charts: readonly ChartFinish[]; titleSizes: readonly number[]; language: string; generatedAt: string; themeName: string }
export async function finishDeck(bytes: Uint8Array, _finish: DeckFinish): Promise<Uint8Array> { return bytes; }
