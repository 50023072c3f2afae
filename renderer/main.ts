import { askFirst } from './app/first-questions.ts';

/** How long drawing waits for the first answers at most, in milliseconds: too short for anybody to miss a sign of life. */
const PATIENCE = 80;

// Core answers while the page is still reading its own code, which is most of what it does until it shows something.
const answered = askFirst(window.location.hash);

void import('./app/start.tsx').then(async ({ start }) => {
  // Drawn once with everything in it instead of piece by piece.
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  start();
});
