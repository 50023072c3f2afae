import { useComputedColorScheme } from '@mantine/core';
import { createContext, useContext, useMemo } from 'react';
import { darkPalette, lightPalette, type Palette } from '../theme/tokens.ts';

/** A printed page: always light, without motion, redrawn in `beforeprint` so that it comes out as vectors. */
export const PrintingContext = createContext(false);

export interface ChartMode {
  printing: boolean;
  palette: Palette;
}

export function useChartMode(): ChartMode {
  const printing = useContext(PrintingContext);
  const scheme = useComputedColorScheme('light');
  return useMemo(
    () => ({ printing, palette: printing || scheme === 'light' ? lightPalette : darkPalette }),
    [printing, scheme],
  );
}
