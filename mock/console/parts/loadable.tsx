import type { ComponentChildren } from 'preact';
import type { Loaded } from '../use-load.ts';

interface Props<Value> {
  loaded: Loaded<Value>;
  children(value: Value): ComponentChildren;
}

/** Renders a loaded value, its error, or a loading message. */
export function Loadable<Value>({ loaded: { value, error, isLoading }, children }: Props<Value>) {
  if (error !== undefined && !isLoading)
    return (
      <p class="problem" role="alert">
        {error}
      </p>
    );
  if (value === undefined) return <p class="soft">Loading…</p>;
  return <>{children(value)}</>;
}
