/** Work that tells how far it is and stops at the next step once the signal is aborted. */
type TellingWork<Step> = (tell: (step: Step) => void, signal: AbortSignal) => Promise<void>;

/**
 * Long work as an iterator of its progress (Q8). Steps nobody came to read are passed over; leaving the iterator, or
 * aborting, stops the work and waits until it has put away what it had begun.
 */
export async function* toldProgress<Step>(work: TellingWork<Step>, signal?: AbortSignal): AsyncGenerator<Step> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  signal?.addEventListener('abort', abort);
  const state: { step: Step | null; ended: boolean; wake: () => void } = {
    step: null,
    ended: false,
    wake: () => undefined,
  };
  const tell = (step: Step) => {
    state.step = step;
    state.wake();
  };
  const run = work(tell, stop.signal).finally(() => {
    state.ended = true;
    state.wake();
  });
  // A failure is the reader's, at the end of the loop; until then nobody listens.
  run.catch(() => undefined);
  try {
    while (!state.ended || state.step !== null) {
      if (state.step === null) await new Promise<void>((resolve) => (state.wake = resolve));
      const { step } = state;
      state.step = null;
      if (step !== null) yield step;
    }
    await run;
  } finally {
    signal?.removeEventListener('abort', abort);
    stop.abort();
    await run.catch(() => undefined);
  }
}
