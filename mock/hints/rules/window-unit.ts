import type { HintRule } from '../hinted-call.ts';
import { listBounds, minMilliseconds } from './window-bounds.ts';

/** A bound of a window in milliseconds or as a date where the vendor expects seconds, or as a number instead of a date. */
export const findWrongUnit: HintRule = (call) => {
  const { window } = call.operation.behaviour;
  if (!window) return undefined;
  const { title } = call.vendor.declaration;
  const toHint = window.format === 'unix-seconds' ? toSecondsHint : toDateHint;
  return listBounds(call, window).flatMap(({ name, text }) => toHint(name, text, title) ?? [])[0];
};

function toSecondsHint(name: string, text: string, title: string): string | undefined {
  if (/^\d{12,15}$/.test(text) && Number(text) >= minMilliseconds) {
    const seconds = Math.floor(Number(text) / 1000);
    return `${name} looks like milliseconds: ${text}. ${title} expects seconds, e.g. ${seconds}.`;
  }
  const instant = /^\d{4}-\d\d-\d\d([T ]|$)/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) return undefined;
  return `${name} looks like a date. ${title} expects a Unix time in seconds, e.g. ${Math.floor(instant / 1000)}.`;
}

function toDateHint(name: string, text: string, title: string): string | undefined {
  // From the year 1990 on, so that no other small number is taken for a time.
  if (!/^(\d{9,10}|\d{12,13})$/.test(text)) return undefined;
  const instant = Number(text) * (text.length > 10 ? 1 : 1000);
  const example = new Date(instant).toISOString();
  return `${name} looks like a Unix time: ${text}. ${title} expects a date in ISO 8601, e.g. ${example}.`;
}
