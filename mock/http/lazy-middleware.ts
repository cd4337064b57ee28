import type { Middleware } from './middleware.ts';

/** Middleware whose code is loaded at the first request, so that it does not delay the start. */
export function createLazyMiddleware(load: () => Promise<Middleware>): Middleware {
  let loading: Promise<Middleware> | undefined;
  let loaded: Middleware | undefined;
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
