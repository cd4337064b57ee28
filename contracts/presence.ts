import semver from 'semver';
import type { Contract } from '../specs/contract.ts';
import type { Operation } from '../specs/operations.ts';
import { type Exchange, NetworkFailure } from './exchange.ts';
import type { FindingDraft, Severity } from './finding.ts';
import type { CaseRequest } from './plan/values.ts';
import { isPublic, toBaseline } from './plan/values.ts';
import { resolveRequest, sendRequest, type World } from './world.ts';

/** An operation that this server does not have, whoever asks. */
export interface Absence {
  /** "Not available here: GET /reports is answered 404 to every caller." */
  message: string;
  /** The status, or `HTML` for a page in place of an answer. */
  actual: string | number;
  /** Undefined where the server gives a good reason itself: there is nothing to report. */
  severity?: Severity;
}

/** Finds out which operations a server does not have. */
export interface Presence {
  /** Undefined where the server has the operation, and where that can't be known. */
  findAbsence(operation: Operation): Promise<Absence | undefined>;
}

const absent: readonly number[] = [404, 405, 410];

/** True for an answer that an operation gives that is not there; one that is there may give it as well. */
export function looksAbsent({ status, body, obstacle }: Exchange): boolean {
  return absent.includes(status) || obstacle?.isAbsence === true || (body.kind === 'other' && body.isHtml);
}

/**
 * Asks as a caller who may see all, and as one without credentials: a server that has an operation refuses one of them
 * otherwise than the other. Each operation is asked once.
 */
export function createPresence(world: World): Presence {
  const known = new Map<string, Promise<Absence | undefined>>();

  async function ask(operation: Operation, request: CaseRequest): Promise<Exchange | undefined> {
    const resolved = await resolveRequest(world, operation, request);
    return 'reason' in resolved ? undefined : sendRequest(world, operation, resolved, request);
  }

  async function look(operation: Operation): Promise<Absence | undefined> {
    const baseline = toBaseline(operation, world.vendor);
    if ('skip' in baseline || operation.method !== 'get') return undefined;
    const isOpen = isPublic(operation, world.vendor);
    // To whom anybody may see, what a path names is not found either.
    if (isOpen && Object.keys(baseline.path).length > 0) return undefined;
    try {
      const full = await ask(operation, baseline);
      if (!full || !looksAbsent(full)) return undefined;
      if (full.obstacle?.name === 'licence') return toUnlicensed(operation, full.obstacle.what);
      const nobody = isOpen ? full : await ask(operation, { ...baseline, role: 'none' });
      return nobody && looksAbsent(nobody) ? toAbsence(operation, full, world.version) : undefined;
    } catch (error) {
      if (error instanceof NetworkFailure) return undefined;
      throw error;
    }
  }

  return {
    findAbsence(operation) {
      const looking = known.get(operation.id) ?? look(operation);
      known.set(operation.id, looking);
      return looking;
    },
  };
}

/** What is reported of an operation that is not there. */
export function toAbsenceDrafts({ message, actual, severity }: Absence, operation: Operation): FindingDraft[] {
  if (severity === undefined) return [];
  const expected = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
  return [{ check: 'status', pointer: '', keyword: 'not-available', message, expected, actual, severity }];
}

/** True where a ledger entry says that some servers lack the operation. */
export function isKnownToBeAbsent(
  { contract, ledger }: { contract: Contract; ledger: World['ledger'] },
  { id }: Operation,
): boolean {
  const lacks = (by: Contract) => (by.findOperation(id)?.behaviour.absentIn ?? []).length > 0;
  return lacks(contract) || ledger.some((entry) => lacks(contract.amend([entry.id])));
}

function toUnlicensed(operation: Operation, what: string): Absence {
  return { message: `Not available here: ${toRoute(operation)}: ${what}.`, actual: 'no licence' };
}

function toAbsence(operation: Operation, { status, body, obstacle }: Exchange, version?: string): Absence {
  const isPage = body.kind === 'other' && body.isHtml && status < 300;
  const how = isPage ? 'with an HTML page' : String(status);
  const { severity, why } = weigh(operation, obstacle?.name === 'blocked', version);
  const message = `Not available here: ${toRoute(operation)} is answered ${how} to every caller${why}.`;
  return { message, actual: isPage ? 'HTML' : status, severity };
}

/** A violation where the version says that it must be there. Otherwise an edition, a version or a proxy may be the reason. */
function weigh({ behaviour }: Operation, isBlocked: boolean, version?: string): { severity: Severity; why: string } {
  const { since, edition, window } = behaviour;
  if (isBlocked) return { severity: 'warning', why: '; something in front of the server refuses it' };
  if (edition !== undefined) return { severity: 'warning', why: `; only the ${edition} edition has it` };
  const is = semver.coerce(version ?? '');
  const from = semver.coerce(since ?? '');
  if (is && from) return { severity: 'violation', why: `; version ${version} has it (it came with ${since})` };
  // What its window is was seen on servers of every version that is supported.
  if (is && window) return { severity: 'violation', why: `; version ${version} has it` };
  return { severity: 'warning', why: '; the document has it' };
}

const toRoute = ({ method, path }: Operation) => `${method.toUpperCase()} ${path}`;
