import { useCallback, useEffect, useRef, useState } from 'react';

export interface RunState<Step> {
  status: 'idle' | 'running' | 'cancelling' | 'done' | 'stopped' | 'failed';
  /** The latest progress. */
  step: Step | null;
  error: unknown;
}

export interface Run<Step> extends RunState<Step> {
  /** Follows long work to its end; the promise gives the last step, null when it was stopped or failed. */
  start(open: (signal: AbortSignal) => Promise<AsyncIterable<Step>>): Promise<Step | null>;
  cancel(): void;
}

/** Q8: long work as an async iterator of progress, with cancel. Leaving the page stops it. */
export function useRun<Step>(): Run<Step> {
  const [state, setState] = useState<RunState<Step>>({ status: 'idle', step: null, error: null });
  const controller = useRef<AbortController | null>(null);

  const start = useCallback<Run<Step>['start']>(async (open) => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setState({ status: 'running', step: null, error: null });
    let last: Step | null = null;
    try {
      for await (const step of await open(own.signal)) {
        last = step;
        if (!own.signal.aborted) setState({ status: 'running', step, error: null });
      }
    } catch (error) {
      setState({ status: own.signal.aborted ? 'stopped' : 'failed', step: last, error });
      return null;
    }
    setState({ status: own.signal.aborted ? 'stopped' : 'done', step: last, error: null });
    return own.signal.aborted ? null : last;
  }, []);

  const cancel = useCallback(() => {
    if (!controller.current) return;
    setState((now) => (now.status === 'running' ? { ...now, status: 'cancelling' } : now));
    controller.current.abort();
  }, []);

  useEffect(() => () => controller.current?.abort(), []);
  return { ...state, start, cancel };
}
