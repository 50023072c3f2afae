import { usePreferences } from '../lib/preferences.ts';
import { rowHeights } from './tokens.ts';

/** Height of a list row in the density chosen, in pixels. */
export function useRowHeight(): number {
  return rowHeights[usePreferences().density];
}
