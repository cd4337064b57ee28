import semver from 'semver';
import { once } from '../../once.ts';
import type { Operation } from '../../specs/operations.ts';
import { type CheckContext, resolveRequest, sendRequest } from '../check-context.ts';
import { toStatuses } from '../checks/status-sentence.ts';
import { listSuccesses } from '../checks/successes.ts';
import { type Exchange, isSuccess, NetworkFailure } from '../exchanges/exchange.ts';
import type { CaseRequest } from '../plan/values.ts';
import { isPublic, toDefaultRequest } from '../plan/values.ts';
import type { FindingDraft, Severity } from '../results/finding.ts';
import { toSentence } from '../results/finding.ts';

/** The finding that a server does not have an operation for any caller. */
export interface Absence {
  /** A sentence without a full stop: "Not available here: GET /reports returns 404 to every caller". */
  fact: string;
  /** What the server returns: "404", "an HTML page". */
  how: string;
  /** A clause that says why the server should have the operation. */
  evidence?: string;
  /** A clause that says why the server may not have the operation. */
  cause?: string;
  /** The status, or `HTML` for an HTML page. */
  actual: string | number;
  /** Undefined if there is nothing to report, because the server itself gives a valid reason. */
  severity?: Severity;
}

/** Finds out which operations a server does not have. */
export interface Presence {
  /**
   * Returns undefined if the server has the operation, if that cannot be determined, or if the ledger says that an edition
   * lacks it. The edition is no explanation if the server has another operation that the same edition lacks.
   */
  findAbsence(operation: Operation): Promise<Absence | undefined>;
}

const absentStatuses: readonly number[] = [404, 405, 410];

/** Whether a response is typical of a missing operation. An existing operation may also return it. */
export function looksAbsent({ status, body, obstacle }: Exchange): boolean {
  return absentStatuses.includes(status) || obstacle?.isAbsence === true || (body.kind === 'other' && body.isHtml);
}

/**
 * Sends a request with full permissions and one without credentials. A server that has the operation answers the two
 * differently. Each operation is tried once.
 */
export function createPresence(world: CheckContext): Presence {
  const known = new Map<string, Promise<Absence | undefined>>();

  async function ask(operation: Operation, request: CaseRequest): Promise<Exchange | undefined> {
    const resolved = await resolveRequest(world, operation, request);
    return 'reason' in resolved ? undefined : sendRequest(world, operation, resolved, request);
  }

  async function look(operation: Operation): Promise<Absence | undefined> {
    const baseline = toDefaultRequest(operation, world.vendor);
    if ('skip' in baseline || operation.method !== 'get') return undefined;
    const isOpen = isPublic(operation, world.vendor);
    // A public operation may also return 404 for an object that its path names, so nothing follows.
    if (isOpen && Object.keys(baseline.path).length > 0) return undefined;
    try {
      const full = await ask(operation, baseline);
      if (!full || !looksAbsent(full)) return undefined;
      if (full.obstacle?.name === 'licence') return toUnlicensed(operation, full.obstacle.what);
      const anonymous = isOpen ? full : await ask(operation, { ...baseline, role: 'none' });
      return anonymous && looksAbsent(anonymous) ? toAbsence(operation, full, world.version) : undefined;
    } catch (error) {
      if (error instanceof NetworkFailure) return undefined;
      throw error;
    }
  }

  async function isThere(operation: Operation): Promise<boolean> {
    const baseline = toDefaultRequest(operation, world.vendor);
    if ('skip' in baseline || operation.method !== 'get') return false;
    try {
      const full = await ask(operation, baseline);
      return full !== undefined && isSuccess(full.status) && full.body.kind === 'json';
    } catch (error) {
      if (error instanceof NetworkFailure) return false;
      throw error;
    }
  }

  /** The contract with all ledger entries. It says which editions lack which operations. */
  const observed = once(() => world.contract.amend(world.ledger.map(({ id }) => id)));
  const listEditionsWithout = ({ id }: Operation) => observed().findOperation(id)?.behaviour.absentIn ?? [];

  async function findSibling(edition: string): Promise<Operation | undefined> {
    for (const each of world.contract.operations) {
      if (listEditionsWithout(each).includes(edition) && (await isThere(each))) return each;
    }
    return undefined;
  }
  const siblings = new Map<string, Promise<Operation | undefined>>();

  async function explain(operation: Operation, absence: Absence): Promise<Absence | undefined> {
    const [edition] = listEditionsWithout(operation);
    if (edition === undefined) return absence;
    const finding = siblings.get(edition) ?? findSibling(edition);
    siblings.set(edition, finding);
    const sibling = await finding;
    if (!sibling) return undefined;
    const evidence = `${toRoute(sibling)}, which the ${edition} edition lacks as well, is there`;
    return { ...absence, evidence, cause: undefined, severity: world.version === undefined ? 'warning' : 'violation' };
  }

  return {
    async findAbsence(operation) {
      const looking = known.get(operation.id) ?? look(operation);
      known.set(operation.id, looking);
      const absence = await looking;
      return absence && explain(operation, absence);
    },
  };
}

/** The fact and its reason as one clause. */
export function toReason({ fact, evidence, cause }: Absence): string {
  return [fact, evidence ?? cause].filter((part) => part !== undefined).join('; ');
}

/** The findings about a missing operation. */
export function toAbsenceDrafts(absence: Absence, operation: Operation): FindingDraft[] {
  const { how, evidence, actual, severity } = absence;
  if (severity === undefined) return [];
  const expected = listSuccesses(operation.responses);
  const expectation = `${toStatuses(expected)} for ${toRoute(operation)}${evidence === undefined ? '' : `: ${evidence}`}`;
  const message = `Expected ${expectation}. Got ${how} for every caller.`;
  const cause = absence.cause && toSentence(absence.cause);
  return [{ check: 'status', pointer: '', keyword: 'not-available', message, expected, actual, severity, cause }];
}

function toUnlicensed(operation: Operation, what: string): Absence {
  return { fact: `Not available here: ${toRoute(operation)}: ${what}`, how: 'a refusal', actual: 'no licence' };
}

function toAbsence(operation: Operation, { status, body, obstacle }: Exchange, version?: string): Absence {
  const isPage = body.kind === 'other' && body.isHtml && status < 300;
  const how = isPage ? 'an HTML page' : String(status);
  const fact = `Not available here: ${toRoute(operation)} returns ${how} to every caller`;
  return { fact, how, actual: isPage ? 'HTML' : status, ...weigh(operation, obstacle?.name === 'blocked', version) };
}

/** A violation if the server's version must have the operation. Otherwise edition, version or a proxy may be the reason. */
function weigh(
  { behaviour }: Operation,
  isBlocked: boolean,
  version?: string,
): Pick<Absence, 'severity' | 'evidence' | 'cause'> {
  const { since, edition, window } = behaviour;
  if (isBlocked)
    return { severity: 'warning', cause: 'a proxy or firewall in front of the server refuses the request' };
  if (edition !== undefined) return { severity: 'warning', cause: `only the ${edition} edition has it` };
  const is = semver.coerce(version ?? '');
  const from = semver.coerce(since ?? '');
  if (is && from) return { severity: 'violation', evidence: `version ${version} has it (it came with ${since})` };
  // An operation with a known window limit was observed on servers of every supported version.
  if (is && window) return { severity: 'violation', evidence: `version ${version} has it` };
  return { severity: 'warning', cause: 'the version or edition of this server may not have it' };
}

const toRoute = ({ method, path }: Operation) => `${method.toUpperCase()} ${path}`;
