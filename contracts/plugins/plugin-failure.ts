import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { traceError } from '../../error-trace.ts';

/** A plugin's code threw an error or returned an invalid result. The case is then inconclusive. */
export class PluginFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PluginFailure';
  }
}

/**
 * Converts an error to a failure that names the part, the error type, and the place. It omits the error's message, which
 * may quote a response.
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

/** Folders of chatpact's own code, in a checkout and in an installed package. */
const ownFolders = ['contracts', 'specs', 'cli', 'chunks'].map((name) =>
  fileURLToPath(new URL(`../../${name}/`, import.meta.url)),
);

/** File and line of the innermost stack frame outside chatpact, relative to the working folder. */
function findPlace(stack: string): string | undefined {
  for (const [, place = '', line] of stack.matchAll(/\(?((?:file:\/\/)?\/[^()\s]+?):(\d+):\d+\)?$/gm)) {
    const file = place.startsWith('file:') ? fileURLToPath(place.replace(/\?.*$/, '')) : place;
    if (!ownFolders.some((folder) => file.startsWith(folder))) return `${relative(process.cwd(), file)}:${line}`;
  }
  return undefined;
}
