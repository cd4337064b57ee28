import { findRefusalStatus } from '../../specs/behaviour.ts';
import type { Operation } from '../../specs/operations.ts';
import { isAlwaysAuthenticated, isForeign } from '../credentials/place-credentials.ts';
import type { VendorCheck } from '../vendor.ts';
import { type RequestCase, toRefusalCase } from './case.ts';
import { planInvalid } from './invalid.ts';
import { type CaseRequest, isPublic, unusedId, withConditionallyRequired, withWindow } from './values.ts';

/** Plans the requests that the server must refuse, each wrong in only one way. */
export function planRefusals(operation: Operation, vendor: VendorCheck, baseline: CaseRequest): RequestCase[] {
  // The user's extra headers would authenticate requests without credentials.
  const callers = isAlwaysAuthenticated(operation, vendor)
    ? []
    : [...planUnauthenticated(operation, vendor, baseline), ...planUnauthorized(operation, baseline)];
  return [
    ...callers,
    ...planMissingObjects(operation, baseline),
    ...planInvalid(operation, vendor, baseline),
    ...planExcessive(operation, baseline),
    ...planUnknown(operation, baseline),
  ];
}

// An operation with security must refuse requests without credentials, even if the document does not say so.
function planUnauthenticated(operation: Operation, vendor: VendorCheck, baseline: CaseRequest): RequestCase[] {
  // Optional credentials need not be checked.
  if (isPublic(operation, vendor) || operation.security.some((alternative) => alternative.length === 0)) return [];
  const withoutCredentials: CaseRequest = { ...baseline, role: 'none' };
  // Incomplete credentials can be sent only if the operation uses the vendor's own headers.
  const headers = isForeign(operation, vendor) ? [] : Object.keys(vendor.identities.full ?? {});
  const halves = headers.length < 2 ? [] : headers;
  return [
    toRefusalCase(operation, 'unauthenticated', withoutCredentials, 'a request without credentials'),
    ...halves.map((header) =>
      toRefusalCase(operation, 'unauthenticated', { ...baseline, without: header }, `a request without ${header}`, {
        variant: `without-${header}`,
      }),
    ),
    toRefusalCase(operation, 'unrecognised', { ...baseline, role: 'wrong' }, 'unknown credentials'),
  ];
}

function planUnauthorized(operation: Operation, baseline: CaseRequest): RequestCase[] {
  const callers = [
    ['forbidden', 'low', 'a user without the permission'],
    ['foreign', 'other', 'a user of another account'],
    ['bot', 'bot', 'a bot'],
  ] as const;
  return callers
    .filter(([refusal]) => findRefusalStatus(operation.behaviour, refusal) !== undefined)
    .map(([refusal, role, title]) => toRefusalCase(operation, refusal, { ...baseline, role }, title));
}

function planMissingObjects(operation: Operation, baseline: CaseRequest): RequestCase[] {
  if (findRefusalStatus(operation.behaviour, 'missing') === undefined) return [];
  return Object.keys(baseline.path).map((name) =>
    toRefusalCase(
      operation,
      'missing',
      { ...baseline, path: { ...baseline.path, [name]: unusedId } },
      `${name}=${unusedId}, which does not exist`,
      { variant: name },
    ),
  );
}

function planExcessive(operation: Operation, baseline: CaseRequest): RequestCase[] {
  const limit = operation.behaviour.window?.limit;
  if (limit === undefined || findRefusalStatus(operation.behaviour, 'excessive') === undefined) return [];
  const request = withWindow(operation, baseline, 'excessive');
  return [toRefusalCase(operation, 'excessive', request, `a window just over ${limit}`)];
}

function planUnknown(operation: Operation, baseline: CaseRequest): RequestCase[] {
  return operation.parameters.flatMap(({ name, behaviour }) => {
    const when = behaviour.requiredWhen;
    if (!when || findRefusalStatus(operation.behaviour, 'unknown', name) === undefined) return [];
    return when.values.map((value) => {
      const query = { ...baseline.query, [when.parameter]: value, [name]: unusedId };
      const request = withConditionallyRequired(operation, { ...baseline, query });
      return toRefusalCase(operation, 'unknown', request, `${name}=${unusedId}, which no ${value} has`, {
        parameter: name,
        variant: value,
      });
    });
  });
}
