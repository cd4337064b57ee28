import { defineVendorCheck, type VendorCheck, type VendorCheckDefinition } from '../contracts/vendor.ts';
import type { DomainEvent } from '../mock/state/event-log.ts';
import { defineVendorMock } from '../mock/vendor-interface/define-vendor-mock.ts';
import type { VendorDefinition } from '../mock/vendor-interface/definition.ts';
import type { Vendor } from '../mock/vendor-interface/vendor.ts';
import { assertDeclaration } from '../specs/assert-declaration.ts';
import type { VendorDeclaration } from '../specs/vendor-declaration.ts';
import { assertParts } from './assert-parts.ts';
import { guardMock } from './guard-mock.ts';

/** A vendor that a plugin adds: its declaration, and its parts in the mock and in the check. */
export interface VendorExtension {
  declaration: VendorDeclaration;
  mock?: Vendor;
  check?: VendorCheck;
}

/** The parts of a vendor. A vendor without `mock` is not served, and one without `check` not checked. */
export interface VendorParts<Tables, Caller, Event extends DomainEvent> {
  /** Tables, events, seeded history, access and handlers of the mock. */
  mock?: VendorDefinition<Tables, Caller, Event>;
  /** Credentials, relations, rules and scenario tests of the check. */
  check?: VendorCheckDefinition;
}

/**
 * Defines a vendor, with the functions that the built-in vendors use.
 *
 * @throws UsageError `INVALID_PLUGIN` for a declaration or a part that is incomplete.
 * @example
 * const tickets = defineVendor(declaration, {
 *   mock: { createTables, reducers, seed, handlers, renderError, ...access },
 *   check: { schemes: { apiKey: 'full' }, identities: { full: { 'X-Api-Key': 'TICKETS_KEY' } }, probe: 'list-tickets' },
 * });
 */
export function defineVendor<Tables, Caller, Event extends DomainEvent>(
  declaration: VendorDeclaration,
  parts: VendorParts<Tables, Caller, Event>,
): VendorExtension {
  assertDeclaration(declaration);
  assertParts(declaration.name, parts);
  const { mock, check } = parts;
  return {
    declaration,
    ...(mock && { mock: defineVendorMock(declaration, guardMock(declaration.name, mock)) }),
    ...(check && { check: defineVendorCheck(declaration, check) }),
  };
}
