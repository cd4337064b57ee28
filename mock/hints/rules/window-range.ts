import type { Window } from '../../../specs/behaviour.ts';
import type { ApiError } from '../../api-error.ts';
import { toIso } from '../../time/iso.ts';
import type { HintedCall, HintRule } from '../hinted-call.ts';
import { toInstant, toleranceOf } from './window-bounds.ts';

/** A window that ends before it starts, or that is completely before or after the data. */
export const findEmptyWindow: HintRule = (call) => {
  const { operation, request, refusal, vendor, historyStart, hasLaterEvents, now } = call;
  const { window } = operation.behaviour;
  // Without `to`, the parameter may be the end of the window.
  if (window?.to === undefined || !vendor.hasHandler(operation.id)) return undefined;
  const from = toInstant(window, request.query[window.from]);
  const to = toInstant(window, request.query[window.to]);
  const tolerance = toleranceOf(window);
  const isSwapped = from !== undefined && to !== undefined && from > to + tolerance;
  const swapped = `${window.from} is after ${window.to}`;
  if (refusal) {
    // A refusal has other causes than a window without data.
    return isSwapped && isAboutWindow(refusal, window)
      ? `${swapped}, which ${vendor.declaration.title} refuses.`
      : undefined;
  }
  if (isSwapped) return `${swapped}, so the window is empty.`;
  if (from !== undefined && from > now + tolerance) return hasLaterEvents ? undefined : toLateHint(call);
  if (to === undefined || historyStart === undefined || to >= historyStart - tolerance) return undefined;
  return `The window ends before the history of the mock, which starts on ${toIso(historyStart).slice(0, 10)}.`;
};

/** Whether the window may be why a request was refused. Servers that fail with it name no parameter. */
const isAboutWindow = ({ kind, problems }: ApiError, { from, to }: Window) =>
  kind === 'invalid' && problems.every(({ name }) => name === from || name === to);

function toLateHint({ now, isFrozen }: HintedCall): string {
  const what = `The window starts after the time of the mock, ${toIso(now)}, so it is empty.`;
  if (!isFrozen) return what;
  return `${what} The clock of the mock is frozen: start it with --live to use the present time, or take the time from the Date header.`;
}
