import { z } from 'zod';

/** One line that every database can keep: no half characters, no control characters. */
export const storable = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);

/** A name as somebody types it. */
export const shortText = (longest: number) => z.string().trim().min(1).max(longest).refine(storable);
