import type { WindowName } from '../window.ts';

/**
 * A parameter's value: given, an id to be discovered, an edge of a window, or an example of the document, which a server
 * need not have. Ids and edges are known only at run time.
 */
export type Value = string | { entity: string } | { edge: 'from' | 'to'; window: WindowName } | { example: string };
