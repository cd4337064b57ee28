import type { Parameter } from '../../../specs/operations.ts';
import type { HintedCall, HintRule } from '../hinted-call.ts';
import { isPlaceholder } from './placeholder-values.ts';

/** A value of a query parameter that is not one of the documented ones. Servers may refuse it, fail, or find nothing. */
export const findWrongValue: HintRule = (call) => {
  const { operation, request } = call;
  for (const parameter of operation.parameters) {
    const { name, in: place } = parameter;
    const sent = request.query[name];
    const values = listValues(parameter);
    if (place !== 'query' || !sent || values.length === 0 || values.includes(sent) || isPlaceholder(sent)) continue;
    if (!matters(call, name)) continue;
    const meant = values.find((each) => each.toLowerCase() === sent.toLowerCase());
    if (meant !== undefined) return `${name} is case-sensitive: send ${meant}.`;
    const what = /^[\w-]{1,40}$/.test(sent) ? `${name} is "${sent}"` : `${name} has a value that is not allowed`;
    return `${what}. Allowed: ${values.join(', ')}.`;
  }
  return undefined;
};

function listValues({ schema: { enum: values } }: Parameter): string[] {
  const isText = Array.isArray(values) && values.every((each) => typeof each === 'string');
  return isText ? values : [];
}

/** Whether the value is why the request was refused, or may be why the response has no data. */
function matters({ operation, refusal, vendor }: HintedCall, name: string): boolean {
  const { crashes = [] } = operation.behaviour;
  // A value that did not make the server fail is one that it knows.
  if (!refusal && crashes.includes(name)) return false;
  // An unknown order empties no list, and servers know more orders than their documents list.
  if (!refusal) return vendor.hasHandler(operation.id) && !/^(sort|order)/i.test(name);
  if (refusal.kind === 'crashed') return crashes.includes(name);
  return refusal.problems.some((each) => each.in === 'query' && each.name === name && each.keyword === 'enum');
}
