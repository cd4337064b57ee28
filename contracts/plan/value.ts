import type { Json } from '../../specs/json/json.ts';
import type { WindowName } from './window.ts';

/**
 * A parameter's value: a text, an id to look up, the start or end of a window, or an example from the document. The
 * server may not know the example. Ids and windows are known only at run time. `data` is a list or an object, which is
 * serialised in the parameter's style. An example that is a list or an object has both its text and its `data`.
 */
export type Value =
  | string
  | { entity: string }
  | { edge: 'from' | 'to'; window: WindowName }
  | { example: string; data?: Json }
  | { data: Json };
