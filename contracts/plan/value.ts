import type { WindowName } from '../window.ts';

/** A parameter's value: given, an id to be discovered, or an edge of a window. The last two are known only at run time. */
export type Value = string | { entity: string } | { edge: 'from' | 'to'; window: WindowName };
