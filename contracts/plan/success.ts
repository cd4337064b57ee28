import type { Operation } from '../../specs/operations.ts';
import type { VendorCheck } from '../vendor.ts';
import type { RequestCase } from './case.ts';
import {
  asRequiredValue,
  type CaseRequest,
  showValue,
  toValues,
  toWindowEdge,
  withConditionallyRequired,
  withWindow,
} from './values.ts';

/**
 * Plans the requests that must succeed: the default request, each other value of each parameter, the required parameters
 * alone, and the longest allowed window. Only one parameter changes in each request, so six metrics and five types take
 * eleven requests instead of thirty.
 */
export function planSuccesses(operation: Operation, vendor: VendorCheck, defaultRequest: CaseRequest): RequestCase[] {
  const { id, behaviour } = operation;
  const toCase = (detail: string, title: string, request: CaseRequest, skip?: string): RequestCase => ({
    kind: 'request',
    id: detail === '' ? `${id}/success` : `${id}/success/${detail}`,
    title: `${id} ${title}`,
    operation: id,
    request,
    expect: { kind: 'success' },
    skip,
  });

  const chosen = Object.entries(defaultRequest.query).filter(([, value]) => typeof value === 'string');
  const shown = chosen.map(([name, value]) => `${name}=${showValue(value)}`).join('&');
  const cases = [toCase('', `answers as documented${shown && ` (${shown})`}`, defaultRequest)];

  for (const parameter of operation.parameters) {
    if (parameter.in !== 'query' || toWindowEdge(operation, parameter, 'usual') !== undefined) continue;
    if (parameter.behaviour.requiredWhen) continue;
    const values = toValues(operation, parameter, vendor);
    const { name } = parameter;
    if (values.length === 0 && !parameter.required) {
      cases.push(toCase(name, `takes ${name}`, defaultRequest, `no value is known for the parameter "${name}"`));
    }
    for (const value of values) {
      const usual = defaultRequest.query[name];
      // The example of a required parameter is its usual value.
      if (usual !== undefined && showValue(usual) === showValue(asRequiredValue(value))) continue;
      const query = { ...withoutReplaced(operation, name, defaultRequest.query), [name]: value };
      const request = withConditionallyRequired(operation, { ...defaultRequest, query });
      const detail = `${name}=${showValue(value)}`;
      cases.push(toCase(detail, `takes ${detail}`, request));
    }
  }

  const optional = operation.parameters.filter(
    ({ name, required, behaviour }) => !required && !behaviour.requiredUnless && name in defaultRequest.query,
  );
  if (optional.length > 0) {
    const query = Object.fromEntries(
      Object.entries(defaultRequest.query).filter(([name]) => !optional.some((parameter) => parameter.name === name)),
    );
    cases.push(toCase('bare', 'answers with only the required parameters', { ...defaultRequest, query }));
  }
  if (behaviour.window?.limit !== undefined) {
    const request = withWindow(operation, defaultRequest, 'longest');
    cases.push(toCase('longest-window', `answers for a window just under ${behaviour.window.limit}`, request));
  }
  return cases;
}

/** Removes the parameters that a parameter replaces, because a server may refuse both together. */
function withoutReplaced({ parameters }: Operation, name: string, query: CaseRequest['query']): CaseRequest['query'] {
  const replaced = parameters.filter(({ behaviour }) => behaviour.requiredUnless?.includes(name));
  return Object.fromEntries(Object.entries(query).filter(([each]) => !replaced.some((one) => one.name === each)));
}
