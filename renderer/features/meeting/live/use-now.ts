import { useEffect, useState } from 'react';

/** The present instant, once a second while `running`. */
export function useNow(running: boolean): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    setNow(new Date().toISOString());
    if (!running) return undefined;
    const timer = window.setInterval(() => setNow(new Date().toISOString()), 1000);
    return () => window.clearInterval(timer);
  }, [running]);
  return now;
}
