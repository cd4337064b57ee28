import { useEffect, useState } from 'preact/hooks';

export interface Loaded<Value> {
  /** The latest that came; it stays while the next is on its way. */
  value?: Value;
  error?: string;
  isLoading: boolean;
}

/** Loads something, again whenever a dependency changes. An answer that comes too late is dropped. */
export function useLoad<Value>(load: () => Promise<Value>, dependencies: readonly unknown[]): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ isLoading: true });
  useEffect(() => {
    let isWanted = true;
    setLoaded((before) => ({ ...before, isLoading: true }));
    load().then(
      (value) => isWanted && setLoaded({ value, isLoading: false }),
      (error: Error) => isWanted && setLoaded((before) => ({ ...before, error: error.message, isLoading: false })),
    );
    return () => {
      isWanted = false;
    };
  }, dependencies);
  return loaded;
}
