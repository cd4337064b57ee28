import { useEffect, useState } from 'preact/hooks';

export interface Loaded<Value> {
  /** The latest loaded value. It stays while the next one loads. */
  value?: Value;
  error?: string;
  isLoading: boolean;
}

/** Loads a value, and loads it again whenever a dependency changes. Outdated results are dropped. */
export function useLoad<Value>(load: () => Promise<Value>, dependencies: readonly unknown[]): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ isLoading: true });
  useEffect(() => {
    let isCurrent = true;
    setLoaded((before) => ({ ...before, isLoading: true }));
    load().then(
      (value) => isCurrent && setLoaded({ value, isLoading: false }),
      (error: Error) => isCurrent && setLoaded((before) => ({ ...before, error: error.message, isLoading: false })),
    );
    return () => {
      isCurrent = false;
    };
  }, dependencies);
  return loaded;
}
