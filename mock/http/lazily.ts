import type { Step } from './step.ts';

/** Middleware whose code is loaded at the first request, so that it does not delay the start. */
export function lazily(load: () => Promise<Step>): Step {
  let loading: Promise<Step> | undefined;
  let loaded: Step | undefined;
  return (req, res, next) => {
    if (loaded) return loaded(req, res, next);
    loading ??= load();
    loading
      .then((step) => {
        loaded = step;
        step(req, res, next);
      })
      .catch(next);
  };
}
