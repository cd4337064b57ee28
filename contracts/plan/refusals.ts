import { findRefusalStatus } from '../../specs/behaviour.ts';
import type { Operation } from '../../specs/operations.ts';
import { isAlwaysAuthenticated, isForeign } from '../credentials/place-credentials.ts';
import type { VendorCheck } from '../vendor.ts';
import { type RequestCase, toRefusalCase } from './case.ts';
import { planInvalid } from './invalid.ts';
import { type CaseRequest, isPublic, unusedId, withConditionallyRequired, withWindow } from './values.ts';

/** Plans the requests that the server must refuse, each wrong in only one way. */
export function planRefusals(operation: Operation, vendor: VendorCheck, defaultRequest: CaseRequest): RequestCase[] {
  // The user's extra headers would authenticate requests without credentials.
  const callers = isAlwaysAuthenticated(operation, vendor)
    ? []
    : [...planUnauthenticated(operation, vendor, defaultRequest), ...planUnauthorized(operation, defaultRequest)];
  return [
    ...callers,
    ...planMissingObjects(operation, defaultRequest),
    ...planInvalid(operation, vendor, defaultRequest),
    ...planExcessive(operation, defaultRequest),
    ...planUnknown(operation, defaultRequest),
  ];
}

// An operation with security must refuse requests without credentials, even if the document does not say so.
function planUnauthenticated(operation: Operation, vendor: VendorCheck, defaultRequest: CaseRequest): RequestCase[] {
  // Optional credentials need not be checked.
  if (isPublic(operation, vendor) || operation.security.some((alternative) => alternative.length === 0)) return [];
  const withoutCredentials: CaseRequest = { ...defaultRequest, role: 'none' };
  // Incomplete credentials can be sent only if the operation uses the vendor's own headers.
  const headers = isForeign(operation, vendor) ? [] : Object.keys(vendor.identities.full ?? {});
  const halves = headers.length < 2 ? [] : headers;
  return [
    toRefusalCase(operation, 'unauthenticated', withoutCredentials, 'a request without credentials'),
    ...halves.map((header) =>
      toRefusalCase(
        operation,
        'unauthenticated',
        { ...defaultRequest, without: header },
        `a request without ${header}`,
        {
          variant: `without-${header}`,
        },
      ),
    ),
    toRefusalCase(operation, 'unrecognised', { ...defaultRequest, role: 'wrong' }, 'unknown credentials'),
  ];
}

function planUnauthorized(operation: Operation, defaultRequest: CaseRequest): RequestCase[] {
  const callers = [
    ['forbidden', 'low', 'a user without the permission'],
    ['foreign', 'other', 'a user of another account'],
    ['bot', 'bot', 'a bot'],
  ] as const;
  return callers
    .filter(([refusal]) => findRefusalStatus(operation.behaviour, refusal) !== undefined)
    .map(([refusal, role, title]) => toRefusalCase(operation, refusal, { ...defaultRequest, role }, title));
}

function planMissingObjects(operation: Operation, defaultRequest: CaseRequest): RequestCase[] {
  if (findRefusalStatus(operation.behaviour, 'missing') === undefined) return [];
  return Object.keys(defaultRequest.path).map((name) => {
    const request = { ...defaultRequest, path: { ...defaultRequest.path, [name]: unusedId } };
    const title = `${name}=${unusedId}, which does not exist`;
    // The id of the case has the name once.
    const planned = toRefusalCase(operation, 'missing', request, title, { variant: name });
    return { ...planned, expect: { kind: 'refusal', refusal: 'missing', parameter: name } };
  });
}

function planExcessive(operation: Operation, defaultRequest: CaseRequest): RequestCase[] {
  const limit = operation.behaviour.window?.limit;
  if (limit === undefined || findRefusalStatus(operation.behaviour, 'excessive') === undefined) return [];
  const request = withWindow(operation, defaultRequest, 'excessive');
  return [toRefusalCase(operation, 'excessive', request, `a window just over ${limit}`)];
}

function planUnknown(operation: Operation, defaultRequest: CaseRequest): RequestCase[] {
  return operation.parameters.flatMap(({ name, behaviour }) => {
    const when = behaviour.requiredWhen;
    if (!when || findRefusalStatus(operation.behaviour, 'unknown', name) === undefined) return [];
    return when.values.map((value) => {
      const query = { ...defaultRequest.query, [when.parameter]: value, [name]: unusedId };
      const request = withConditionallyRequired(operation, { ...defaultRequest, query });
      return toRefusalCase(operation, 'unknown', request, `${name}=${unusedId}, which no ${value} has`, {
        parameter: name,
        variant: value,
      });
    });
  });
}
