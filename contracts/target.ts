import { DateTime } from 'luxon';
import type { Contract } from '../specs/contract.ts';
import { findAt } from '../specs/json/json.ts';
import { isSafe, type Operation } from '../specs/operations.ts';
import { type CheckContext, resolveRequest, sendRequest } from './check-context.ts';
import { findContent } from './checks/content-type.ts';
import { isDocumentedSuccess } from './checks/successes.ts';
import { toRefusedTokenReason } from './credentials/missing-credentials.ts';
import { findGuessed, findMissingCredentials } from './credentials/place-credentials.ts';
import { type Exchange, isSuccess, NetworkFailure, OversizedResponse, PostponedRequest } from './exchanges/exchange.ts';
import { toSentences } from './obstacles/find-obstacle.ts';
import { ObstructedRequest } from './obstacles/obstructed.ts';
import { type Case, operationsOf } from './plan/case.ts';
import { isPublic, toDefaultRequest } from './plan/values.ts';
import { toSentence, toShownLocation } from './results/finding.ts';

/** Why a check did not start or did not finish. */
export interface CheckFailure {
  kind: 'unreachable' | 'refused' | 'stopped';
  /** One or two sentences. */
  message: string;
}

/** Version and clock of the target. */
export interface TargetFacts {
  version?: string;
  /** The server's current time by the Date header of its response; this machine's time if there is none. */
  now: Date;
}

/** What is needed to probe the target, before a whole {@link CheckContext} exists. */
type Prober = Pick<CheckContext, 'url' | 'client' | 'credentials' | 'vendor'>;

/**
 * Requests the version. Any response shows that the target is reachable, but a redirect or an HTML page shows that the URL
 * is not the API's. The server's clock is used, so a server whose clock is frozen in the past is checked at that time.
 */
export async function probeTarget(prober: Prober, published: Contract): Promise<TargetFacts | CheckFailure> {
  const { version } = published.behaviour;
  const operation = version && published.findOperation(version.operation);
  if (!operation) return { now: new Date() };
  let exchange: Exchange;
  try {
    exchange = await sendRequest(prober, operation, { path: {}, query: {} }, { role: 'none', mayBeKnown: true });
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error;
    if (error instanceof ObstructedRequest) return toUnreachable(prober, error);
    if (error instanceof PostponedRequest)
      return { kind: 'stopped', message: `Nothing was checked: ${error.message}.` };
    const what = error instanceof OversizedResponse ? 'does not say its version' : "can't be reached";
    return { kind: 'unreachable', message: `${prober.url.href} ${what}: ${error.message}.` };
  }
  const { status, headers, body, obstacle } = exchange;
  // A server may hide its version from the public and still serve the API.
  if (obstacle && (status < 400 || !obstacle.isAbsence)) return toUnreachable(prober, { obstacle });
  if (status >= 300 && status < 400) {
    const location = toShownLocation(headers.location);
    const message = `${prober.url.href} redirects to ${location}; redirects are not followed. Give the URL that answers.`;
    return { kind: 'unreachable', message };
  }
  // Responses of a recording have no obstacle, so the page is recognised here.
  if (isSuccess(status) && body.kind === 'other' && body.isHtml) {
    const message = `${prober.url.href} answers with an HTML page (of a login, or of a proxy?). Give the URL of the API.`;
    return { kind: 'unreachable', message };
  }
  // In a response that echoes a secret, the version may be a part of the secret.
  const said = body.kind === 'json' && !exchange.isEchoing ? findAt(body.value, version.pointer) : undefined;
  return {
    version: typeof said === 'string' && /^[\w.+-]{1,40}$/.test(said) ? said : undefined,
    now: readDate(headers.date) ?? new Date(),
  };
}

/** The failure for an obstacle between the check and the API, with the remedy. */
function toUnreachable(
  { url }: Pick<CheckContext, 'url'>,
  { obstacle }: Pick<ObstructedRequest, 'obstacle'>,
): CheckFailure {
  return { kind: 'unreachable', message: `${url.href} can't be checked: ${toSentences(obstacle)}` };
}

/**
 * Parses an HTTP date strictly, since JavaScript accepts any word with a number as a date. Years that leave no room for
 * windows before or after them are rejected.
 */
function readDate(text = ''): Date | undefined {
  const date = DateTime.fromHTTP(text, { zone: 'utc' });
  return date.isValid && date.year >= 1990 && date.year < 9999 ? date.toJSDate() : undefined;
}

/**
 * Checks whether the credentials of `full` can read any report. If every report refuses them, the check fails at once
 * instead of repeating the same finding for every case.
 *
 * @param cases The cases of the plan.
 */
export async function probeCredentials(world: CheckContext, cases: readonly Case[]): Promise<CheckFailure | undefined> {
  const refused: Refused[] = [];
  const obstructed: Pick<ObstructedRequest, 'obstacle'>[] = [];
  for (const operation of listConclusive(world, cases)) {
    const baseline = toDefaultRequest(operation, world.vendor);
    if ('skip' in baseline) continue;
    const resolved = await resolveRequest(world, operation, baseline);
    if ('reason' in resolved) continue;
    try {
      const exchange = await sendRequest(world, operation, resolved, { ...baseline, mayBeKnown: true });
      const { status, obstacle } = exchange;
      if (obstacle && isAsDocumented(operation, exchange)) continue;
      if (obstacle) {
        obstructed.push({ obstacle });
        if (refused.length === 0 && obstructed.filter(isInTheWay).length >= maxObstructed) break;
        continue;
      }
      if (![401, 403, 404].includes(status)) return undefined;
      refused.push({ operation, status });
    } catch (error) {
      if (error instanceof ObstructedRequest) {
        obstructed.push(error);
        continue;
      }
      if (!(error instanceof NetworkFailure)) throw error;
      // A network failure is not a refusal. The cases will report it.
      return undefined;
    }
  }
  const [first] = refused;
  const [barrier] = obstructed;
  if (!first && barrier) return toUnreachable(world, obstructed.find(isInTheWay) ?? barrier);
  return first && { kind: 'refused', message: toRefusal(world, refused, first.status) };
}

interface Refused {
  operation: Operation;
  status: number;
}

/** Whether the document describes the response, although it looks like an obstacle: an HTML page, or a redirect. */
function isAsDocumented(operation: Operation, exchange: Exchange): boolean {
  if (!isDocumentedSuccess(operation, exchange.status)) return false;
  return exchange.status >= 300 || findContent({ operation, exchange }) !== undefined;
}

/** After so many obstructed reports the others are not requested. */
const maxObstructed = 5;
/** An obstacle that only means a missing operation says nothing about other operations. */
const isInTheWay = ({ obstacle }: Pick<ObstructedRequest, 'obstacle'>) => !obstacle.isAbsence;

/**
 * Lists the operations whose responses show whether the credentials suffice. If the plan has operations that require a
 * role or permission, only those count: other operations, such as the caller's profile, also answer the wrong user.
 */
function listConclusive({ contract, vendor }: CheckContext, cases: readonly Case[]): Operation[] {
  const isAsked = (each: Operation) => isSafe(each) && !isPublic(each, vendor) && !findMissingCredentials(each, vendor);
  const guarded = contract.operations.filter(isAsked);
  const restricted = guarded.filter(({ behaviour }) => behaviour.roles ?? behaviour.permissions);
  const asked = new Set(cases.flatMap(operationsOf));
  return restricted.some(({ id }) => asked.has(id)) ? restricted : guarded;
}

function toRefusal(world: CheckContext, refused: readonly Refused[], status: number): string {
  const { vendor, credentials } = world;
  // If only operations with security schemes of the document refused, the vendor's token may still be valid.
  const [first] = refused;
  if (first && status !== 404 && refused.every(({ operation }) => findGuessed(operation, vendor) !== undefined))
    return toSentence(toRefusedTokenReason(first.operation, world, status));
  const names = credentials.variablesOf('full').join(' and ');
  if (refused.every((each) => each.status === 404)) {
    const entities = Object.values(vendor.entities).flatMap(({ env }) => env ?? []);
    const account = entities.length > 0 ? ` Is ${entities.join(', ')} right?` : '';
    return `Every report returns 404: an object in the path does not exist, or the server is not ${vendor.name}.${account}`;
  }
  const hint = vendor.refusedHint === undefined ? '' : ` ${vendor.refusedHint}`;
  return status === 401
    ? `The credentials in ${names} are refused (401).${hint}`
    : `The credentials in ${names} may not see any report (${status}). Use those of a user who may.${hint}`;
}
