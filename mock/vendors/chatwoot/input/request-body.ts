import type { Operation } from '../../../../specs/operations.ts';
import { nestNames } from '../../../http/nested-names.ts';
import type { MockRequest } from '../../../vendor-interface/request.ts';
import { resourceRoots } from '../resources/index.ts';

type Params = Record<string, unknown>;

/**
 * The operations whose controllers read their parameters below a key. Rails also wraps a flat JSON body in this key.
 *
 * Source: actionpack 7.1, params_wrapper.rb; labels_controller.rb and teams_controller.rb of Chatwoot 4.13.0 (executed).
 */
const roots: Readonly<Record<string, string>> = {
  'create-a-label': 'label',
  'create-a-team': 'team',
  'update-a-label': 'label',
  'update-a-team': 'team',
  'update-agent-in-account': 'agent',
  ...resourceRoots,
};

/**
 * Returns the parameters that count as the body. Rails merges the parameters of path, query and body. Undefined if the
 * request has none.
 */
export function toBody(
  { method, query, lists, body, form }: MockRequest,
  { id }: Operation,
  deviates: (id: string) => boolean,
): unknown {
  if (method === 'GET' || method === 'HEAD') return body;
  // A JSON body that is not an object has no parameters: Rails stores it under _json, which no controller reads
  // (actionpack 7.1, http/parameters.rb, read; 4.13.0, executed).
  const hasNoParameters = body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body));
  if (hasNoParameters && !deviates('chatwoot-requests-are-unchecked')) return body;
  const queryParams = nestNames([
    ...Object.entries(query).filter(([name]) => !name.endsWith('[]')),
    ...Object.entries(lists).flatMap(([name, values]) => values.map((value) => [`${name}[]`, value] as const)),
  ]);
  if (body === undefined && Object.keys(queryParams).length === 0) return undefined;
  const sent = (hasNoParameters ? {} : (body ?? {})) as Params;
  const params = form ? castFields({ ...queryParams, ...sent }) : { ...castFields(queryParams), ...sent };
  const root = roots[id];
  if (root === undefined) return params;
  const own = params[root];
  if (typeof own === 'object' && own !== null && !Array.isArray(own)) return own;
  return form ? {} : params;
}

const flags = [
  'private blocked auto_offline show_on_sidebar allow_auto_assign greeting_enabled enable_email_collect',
  'csat_survey_enabled enable_auto_assignment working_hours_enabled allow_messages_after_resolved',
  'lock_to_single_conversation',
];
const flagNames = new Set(flags.join(' ').split(' '));
const objectNames = new Set(['content_attributes', 'template_params', 'additional_attributes', 'custom_attributes']);

/** Converts the text fields of a form by their names. Text that is not of the expected type stays text. */
function castFields(fields: Params): Params {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, castField(name, value)]));
}

function castField(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (flagNames.has(name) && /^(true|false)$/.test(value)) return value === 'true';
  if (/_id$|^snoozed_until$/.test(name) && name !== 'source_id' && name !== 'echo_id' && /^\d{1,15}$/.test(value)) {
    return Number(value);
  }
  return objectNames.has(name) ? parseObject(value) : value;
}

function parseObject(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : text;
  } catch {
    return text;
  }
}
