import { DateTime } from 'luxon';
import type { Contract } from '../specs/contract.ts';
import { findAt } from '../specs/json.ts';
import { isSafe, type Operation } from '../specs/operations.ts';
import { findContent } from './checks/content-type.ts';
import { isDocumentedSuccess } from './checks/successes.ts';
import { type Exchange, isSuccess, NetworkFailure, Oversized, Postponed } from './exchange.ts';
import { toSentence, toShownLocation } from './finding.ts';
import { toSentences } from './obstacles/find-obstacle.ts';
import { Obstructed } from './obstacles/obstructed.ts';
import { findGuessed, findUnheld } from './place-credentials.ts';
import { type Case, operationsOf } from './plan/case.ts';
import { isPublic, toBaseline } from './plan/values.ts';
import { toUnservedReason } from './unserved.ts';
import { resolveRequest, sendRequest, type World } from './world.ts';

/** Why nothing could be checked. */
export interface CheckFailure {
  kind: 'unreachable' | 'refused' | 'stopped';
  /** One sentence or two. */
  message: string;
}

/** What the target says of itself. */
export interface TargetFacts {
  version?: string;
  /** The server's present, by the Date header of its version answer; ours when it sends none. */
  now: Date;
}

/** Whom to ask about the target; less than a {@link World}, since it is what a world is made from. */
type Prober = Pick<World, 'url' | 'client' | 'credentials' | 'vendor'>;

/**
 * Asks for the version. Any answer is a sign of life, but a redirect or a page in its place says that the URL is not
 * the API's. The server's clock counts, not ours: one that is frozen in the past is asked about its own past.
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
    if (error instanceof Obstructed) return toUnreachable(prober, error);
    if (error instanceof Postponed) return { kind: 'stopped', message: `Nothing was checked: ${error.message}.` };
    const what = error instanceof Oversized ? 'does not say its version' : "can't be reached";
    return { kind: 'unreachable', message: `${prober.url.href} ${what}: ${error.message}.` };
  }
  const { status, headers, body, obstacle } = exchange;
  // A version that is kept from the public says nothing of the rest.
  if (obstacle && (status < 400 || !obstacle.isAbsence)) return toUnreachable(prober, { obstacle });
  if (status >= 300 && status < 400) {
    const location = toShownLocation(headers.location);
    const message = `${prober.url.href} redirects to ${location}; redirects are not followed. Give the URL that answers.`;
    return { kind: 'unreachable', message };
  }
  // A recording knows no obstacles.
  if (isSuccess(status) && body.kind === 'other' && body.isHtml) {
    const message = `${prober.url.href} answers with an HTML page (of a login, or of a proxy?). Give the URL of the API.`;
    return { kind: 'unreachable', message };
  }
  // Of an answer that echoes a secret, what it calls a version may be a part of one.
  const said = body.kind === 'json' && !exchange.isEchoing ? findAt(body.value, version.pointer) : undefined;
  return {
    version: typeof said === 'string' && /^[\w.+-]{1,40}$/.test(said) ? said : undefined,
    now: readDate(headers.date) ?? new Date(),
  };
}

/** What stands between the check and the API, in the words of who answered, and what to do. */
function toUnreachable({ url }: Pick<World, 'url'>, { obstacle }: Pick<Obstructed, 'obstacle'>): CheckFailure {
  return { kind: 'unreachable', message: `${url.href} can't be checked: ${toSentences(obstacle)}` };
}

/**
 * A date in a form of HTTP, and nothing else: JavaScript makes a date of any word with a number. Windows can be reckoned
 * from it: to go back from the year 1, or on from 275760, leads nowhere.
 */
function readDate(text = ''): Date | undefined {
  const date = DateTime.fromHTTP(text, { zone: 'utc' });
  return date.isValid && date.year >= 1990 && date.year < 9999 ? date.toJSDate() : undefined;
}

/**
 * Finds out whether the full identity may see any report. If every one refuses it, the check would say nothing but
 * that, many times over.
 *
 * @param cases What is going to be asked.
 */
export async function probeCredentials(world: World, cases: readonly Case[]): Promise<CheckFailure | undefined> {
  const refused: Refused[] = [];
  const obstructed: Pick<Obstructed, 'obstacle'>[] = [];
  for (const operation of listTelling(world, cases)) {
    const baseline = toBaseline(operation, world.vendor);
    if ('skip' in baseline) continue;
    const resolved = await resolveRequest(world, operation, baseline);
    if ('reason' in resolved) continue;
    try {
      const exchange = await sendRequest(world, operation, resolved, { ...baseline, mayBeKnown: true });
      const { status, obstacle } = exchange;
      if (obstacle && isAsDocumented(operation, exchange)) continue;
      if (obstacle) {
        obstructed.push({ obstacle });
        if (refused.length === 0 && obstructed.filter(isInTheWay).length >= mostObstructed) break;
        continue;
      }
      if (![401, 403, 404].includes(status)) return undefined;
      refused.push({ operation, status });
    } catch (error) {
      if (error instanceof Obstructed) {
        obstructed.push(error);
        continue;
      }
      if (!(error instanceof NetworkFailure)) throw error;
      // Slow or flaky is not refused: the cases will tell.
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

/** A document may promise what looks like an obstacle elsewhere: a page, or a redirect to another host. It says nothing of the rest. */
function isAsDocumented(operation: Operation, exchange: Exchange): boolean {
  if (!isDocumentedSuccess(operation, exchange.status)) return false;
  return exchange.status >= 300 || findContent({ operation, exchange }) !== undefined;
}

/** Reports in a row that something else answered: the others need not be asked. */
const mostObstructed = 5;
/** An operation that is not there is no reason to think so of others. */
const isInTheWay = ({ obstacle }: Pick<Obstructed, 'obstacle'>) => !obstacle.isAbsence;

/**
 * Operations whose answers tell whether credentials will do. Where some are asked that not everybody may see, these
 * alone: who one is, and what anybody may read, is answered to the wrong person too, and for the wrong account.
 */
function listTelling({ contract, vendor }: World, cases: readonly Case[]): Operation[] {
  const isAsked = (each: Operation) => isSafe(each) && !isPublic(each, vendor) && !findUnheld(each, vendor);
  const guarded = contract.operations.filter(isAsked);
  const restricted = guarded.filter(({ behaviour }) => behaviour.roles ?? behaviour.permissions);
  const asked = new Set(cases.flatMap(operationsOf));
  return restricted.some(({ id }) => asked.has(id)) ? restricted : guarded;
}

function toRefusal(world: World, refused: readonly Refused[], status: number): string {
  const { vendor, credentials } = world;
  // Only operations that name schemes of their own refused: the vendor's token may be right all the same.
  const [first] = refused;
  if (first && status !== 404 && refused.every(({ operation }) => findGuessed(operation, vendor) !== undefined))
    return toSentence(toUnservedReason(first.operation, world, status));
  const names = credentials.variablesOf('full').join(' and ');
  if (refused.every((each) => each.status === 404)) {
    const entities = Object.values(vendor.entities).flatMap(({ env }) => env ?? []);
    const account = entities.length > 0 ? ` Is ${entities.join(', ')} right?` : '';
    return `Every report is answered 404: what the path names does not exist, or this is no ${vendor.name}.${account}`;
  }
  const hint = vendor.refusedHint === undefined ? '' : ` ${vendor.refusedHint}`;
  return status === 401
    ? `The credentials in ${names} are refused (401).${hint}`
    : `The credentials in ${names} may not see any report (${status}). Use those of a user who may.${hint}`;
}
