import type { Window } from '../../../specs/behaviour.ts';
import type { ApiError } from '../../api-error.ts';
import type { HintedCall, HintRule } from '../hinted-call.ts';
import { listBounds, minMilliseconds, parseDate } from './window-bounds.ts';

/** A bound of a window in milliseconds or as a date where the vendor expects seconds, or as a number instead of a date. */
export const findWrongUnit: HintRule = (call) => {
  const { window } = call.operation.behaviour;
  if (!window) return undefined;
  const { title } = call.vendor.declaration;
  const toHint = window.format === 'unix-seconds' ? toSecondsHint : toDateHint;
  for (const { name, text } of listBounds(call, window)) {
    const hint = toHint(name, text, title);
    if (hint !== undefined) return hint;
  }
  return findWrongForm(call, window);
};

function toSecondsHint(name: string, text: string, title: string): string | undefined {
  // What most requests send.
  if (/^\d{1,11}$/.test(text)) return undefined;
  if (/^\d{12,15}$/.test(text) && Number(text) >= minMilliseconds) {
    const seconds = Math.floor(Number(text) / 1000);
    return `${name} looks like milliseconds: ${text}. ${title} expects seconds, e.g. ${seconds}.`;
  }
  const instant = parseDate(text);
  if (instant === undefined) return undefined;
  return `${name} looks like a date. ${title} expects a Unix time in seconds, e.g. ${Math.floor(instant / 1000)}.`;
}

function toDateHint(name: string, text: string, title: string): string | undefined {
  // From the year 1990 on, so that no other small number is taken for a time.
  if (!/^(\d{9,10}|\d{12,13})$/.test(text)) return undefined;
  const instant = Number(text) * (text.length > 10 ? 1 : 1000);
  const example = new Date(instant).toISOString();
  return `${name} looks like a Unix time: ${text}. ${title} expects a date in ISO 8601, e.g. ${example}.`;
}

/** A date that is refused since it is written in another way than `toISOString()` writes it. */
function findWrongForm(call: HintedCall, window: Window): string | undefined {
  const { refusal, vendor } = call;
  if (window.format !== 'iso-instant' || refusal?.kind !== 'invalid') return undefined;
  for (const { name, text } of listBounds(call, window)) {
    const instant = parseDate(text);
    if (instant === undefined || exactPattern.test(text) || !isAbout(refusal, name)) continue;
    const example = new Date(instant).toISOString();
    return `${name} is a date, but ${vendor.declaration.title} accepts only the form with milliseconds and Z, e.g. ${example}.`;
  }
  return undefined;
}

/** The form of `toISOString()`. A date in this form is refused for another reason, such as a day that does not exist. */
const exactPattern = /T\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Whether a parameter may be why a request was refused. Vendors' own refusals name no parameter. */
const isAbout = ({ problems }: ApiError, name: string) =>
  problems.length === 0 || problems.some((each) => each.name === name);
