import type { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

/** The range of Date is 8.64e15 milliseconds before and after 1970. */
const maxSeconds = 8.64e12;

/** chatpact's formats, in addition to those of JSON Schema and OpenAPI. */
export const ownFormats = {
  /** Seconds since 1970 as a string of digits (Chatwoot's `since` and `until`). */
  'unix-seconds': (text: string) => /^-?\d{1,13}$/.test(text) && Math.abs(Number(text)) <= maxSeconds,
  /** The exact format of Date.prototype.toISOString() (Rocket.Chat's `start` and `end`). */
  'iso-instant': (text: string) => {
    const time = Date.parse(text);
    return !Number.isNaN(time) && new Date(time).toISOString() === text;
  },
};

export function addFormats(ajv: Ajv2020): void {
  // ajv-formats is CommonJS whose function is its own default.
  ajvFormats.default(ajv);
  for (const [name, validate] of Object.entries(ownFormats)) ajv.addFormat(name, validate);
}
