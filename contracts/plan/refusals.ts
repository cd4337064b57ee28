import { findRefusalStatus } from '../../specs/behaviour.ts';
import type { Operation } from '../../specs/operations.ts';
import { isAlwaysShown, isForeign } from '../place-credentials.ts';
import type { VendorCheck } from '../vendor.ts';
import { type RequestCase, toRefusalCase } from './case.ts';
import { planInvalid } from './invalid.ts';
import { type CaseRequest, isPublic, nobodysId, overWindow, withRequiredByMeaning } from './values.ts';

/** Requests that must be refused, each wrong in one way only. */
export function planRefusals(operation: Operation, vendor: VendorCheck, baseline: CaseRequest): RequestCase[] {
  // Requests without credentials would show those that the user has sent with every request.
  const callers = isAlwaysShown(operation, vendor)
    ? []
    : [...planStrangers(operation, vendor, baseline), ...planOutsiders(operation, baseline)];
  return [
    ...callers,
    ...planNowhere(operation, baseline),
    ...planInvalid(operation, vendor, baseline),
    ...planExcessive(operation, baseline),
    ...planUnknown(operation, baseline),
  ];
}

// Whatever a document promises or leaves out, an operation with credentials must not answer without.
function planStrangers(operation: Operation, vendor: VendorCheck, baseline: CaseRequest): RequestCase[] {
  // Optional credentials matter to nobody.
  if (isPublic(operation, vendor) || operation.security.some((alternative) => alternative.length === 0)) return [];
  const nobody: CaseRequest = { ...baseline, role: 'none' };
  // Half of the vendor's credentials can be sent where these are asked for.
  const headers = isForeign(operation, vendor) ? [] : Object.keys(vendor.identities.full ?? {});
  const halves = headers.length < 2 ? [] : headers;
  return [
    toRefusalCase(operation, 'unauthenticated', nobody, 'a request without credentials'),
    ...halves.map((header) =>
      toRefusalCase(operation, 'unauthenticated', { ...baseline, without: header }, `a request without ${header}`, {
        variant: `without-${header}`,
      }),
    ),
    toRefusalCase(operation, 'unrecognised', { ...baseline, role: 'wrong' }, 'unknown credentials'),
  ];
}

function planOutsiders(operation: Operation, baseline: CaseRequest): RequestCase[] {
  const outsiders = [
    ['forbidden', 'low', 'a user without the permission'],
    ['foreign', 'other', 'a user of another account'],
    ['bot', 'bot', 'a bot'],
  ] as const;
  return outsiders
    .filter(([refusal]) => findRefusalStatus(operation.behaviour, refusal) !== undefined)
    .map(([refusal, role, title]) => toRefusalCase(operation, refusal, { ...baseline, role }, title));
}

function planNowhere(operation: Operation, baseline: CaseRequest): RequestCase[] {
  if (findRefusalStatus(operation.behaviour, 'missing') === undefined) return [];
  return Object.keys(baseline.path).map((name) =>
    toRefusalCase(
      operation,
      'missing',
      { ...baseline, path: { ...baseline.path, [name]: nobodysId } },
      `${name}=${nobodysId}, which does not exist`,
      { variant: name },
    ),
  );
}

function planExcessive(operation: Operation, baseline: CaseRequest): RequestCase[] {
  const limit = operation.behaviour.window?.limit;
  if (limit === undefined || findRefusalStatus(operation.behaviour, 'excessive') === undefined) return [];
  const request = overWindow(operation, baseline, 'excessive');
  return [toRefusalCase(operation, 'excessive', request, `a window just over ${limit}`)];
}

function planUnknown(operation: Operation, baseline: CaseRequest): RequestCase[] {
  return operation.parameters.flatMap(({ name, behaviour }) => {
    const when = behaviour.requiredWhen;
    if (!when || findRefusalStatus(operation.behaviour, 'unknown', name) === undefined) return [];
    return when.values.map((value) => {
      const query = { ...baseline.query, [when.parameter]: value, [name]: nobodysId };
      const request = withRequiredByMeaning(operation, { ...baseline, query });
      return toRefusalCase(operation, 'unknown', request, `${name}=${nobodysId}, which no ${value} has`, {
        parameter: name,
        variant: value,
      });
    });
  });
}
