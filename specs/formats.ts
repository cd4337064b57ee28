import type { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

/** Date.prototype reaches 8.64e15 milliseconds to either side of 1970. */
const lastSecond = 8.64e12;

/** Formats of our own, beside those of JSON Schema and OpenAPI. */
export const ownFormats = {
  /** Seconds since 1970 as a string of digits (Chatwoot's `since` and `until`). */
  'unix-seconds': (text: string) => /^-?\d{1,13}$/.test(text) && Math.abs(Number(text)) <= lastSecond,
  /** Exactly what Date.prototype.toISOString() writes (Rocket.Chat's `start` and `end`). */
  'iso-instant': (text: string) => {
    const time = Date.parse(text);
    return !Number.isNaN(time) && new Date(time).toISOString() === text;
  },
};

export function addFormats(ajv: Ajv2020): void {
  // ajv-formats is CommonJS whose function is its own default.
  (ajvFormats as unknown as typeof ajvFormats.default)(ajv as never);
  for (const [name, validate] of Object.entries(ownFormats)) ajv.addFormat(name, validate);
}
