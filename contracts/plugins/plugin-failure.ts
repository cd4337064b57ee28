import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { traceError } from '../../error-trace.ts';

/** Code of a plugin failed, or returned what the check cannot read. What it was to judge stays open. */
export class PluginFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PluginFailure';
  }
}

/**
 * A failure that says what failed, as what, and where, but not with which message: that may quote an answer.
 *
 * @param part The part of the plugin: `relation "acme/owners"`.
 */
export function toPluginFailure(part: string, error: unknown): PluginFailure {
  if (error instanceof PluginFailure) return error;
  const { type, stack } = traceError(error);
  const place = findPlace(stack);
  return new PluginFailure(`${part} failed with a ${type}${place === undefined ? '' : ` at ${place}`}`, {
    cause: error,
  });
}

/** Folders of our own code, in a checkout and as it is installed. */
const ours = ['contracts', 'specs', 'cli', 'chunks'].map((name) =>
  fileURLToPath(new URL(`../../${name}/`, import.meta.url)),
);

/** File and line of the innermost frame outside of chatpact, seen from the working folder. */
function findPlace(stack: string): string | undefined {
  for (const [, place = '', line] of stack.matchAll(/\(?((?:file:\/\/)?\/[^()\s]+?):(\d+):\d+\)?$/gm)) {
    const file = place.startsWith('file:') ? fileURLToPath(place.replace(/\?.*$/, '')) : place;
    if (!ours.some((folder) => file.startsWith(folder))) return `${relative(process.cwd(), file)}:${line}`;
  }
  return undefined;
}
