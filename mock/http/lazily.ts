import type { Step } from './step.ts';

/** A step whose code is loaded when the first request comes to it: what few mocks are asked for, no start waits for. */
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
