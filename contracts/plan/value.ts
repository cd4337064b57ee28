import type { Json } from '../../specs/json/json.ts';
import type { WindowName } from './window.ts';

/**
 * A parameter's value: given, an id to be discovered, an edge of a window, or an example of the document, which a server
 * need not have. Ids and edges are known only at run time. `data` is a list or an object, to be written in the parameter's
 * style; an example that is one has it beside its text.
 */
export type Value =
  | string
  | { entity: string }
  | { edge: 'from' | 'to'; window: WindowName }
  | { example: string; data?: Json }
  | { data: Json };
