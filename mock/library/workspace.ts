import { copyJson } from '../../specs/json.ts';
import { UsageError } from '../../usage-error.ts';
import type { Administer } from '../http/admin/administer.ts';
import type { FaultRule, NumberedRule } from '../http/faults.ts';
import type { JournalEntry } from '../http/journal.ts';
import type { DomainEvent, Entry } from '../state/log.ts';
import type { Identity } from '../vendor.ts';
import type { Workspace } from '../workspace.ts';
import { callAdmin } from './call-admin.ts';

/** Something that happened, as one writes it by hand: `at` is ISO 8601 with a zone, or milliseconds since 1970. */
export type WrittenEvent = { type: string; at: string | number } & Record<string, unknown>;

/** A workspace's clock. It stands still until it is told to tick. */
export interface MockClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Puts it to a time. Throws UsageError `BAD_CALL` for one in no year that a clock can tell. */
  set(time: Date | string): Promise<void>;
  /** Moves it on by an ISO 8601 duration: `PT90M`, `P1D`. Throws like {@link MockClock.set}. */
  advance(duration: string): Promise<void>;
  /** Lets it tick along with the machine's, or stand. */
  tick(isTicking?: boolean): Promise<void>;
}

/** One isolated world of a mock. */
export interface MockWorkspace {
  name: string;
  /** Base URL, without a slash at the end. */
  url: string;
  /** Everybody, with headers ready to send. */
  identities: Identity[];
  /** Tokens of seeded identities by the variables that a check reads. */
  credentials: Record<string, string>;
  /**
   * Headers of the first identity of a role, ready to send.
   *
   * @param account Of that Chatwoot account alone.
   * @throws UsageError `BAD_CALL` when there is nobody of that role.
   * @example
   * await fetch(`${mock.url}/api/v1/profile`, { headers: mock.headers('chatwoot', 'administrator') });
   */
  headers(vendor: Identity['vendor'], role: string, account?: number): Record<string, string>;
  clock: MockClock;
  /** The latest requests, newest first. */
  requests(): JournalEntry[];
  /**
   * Adds what happened to a vendor's history, all of it or nothing: events as POST /__admin/events takes them, with a
   * `type` and a time `at` that may lie in the past, ids of what is new left out.
   *
   * @returns The events as they were decided, ids included.
   * @throws UsageError `BAD_EVENT` with every problem of the first event that is wrong.
   * @example
   * await mock.append('chatwoot', { type: 'conversation.resolved', at: '2026-01-29T10:00:00Z', account: 1, conversation: 7 });
   */
  append(vendor: Identity['vendor'], ...events: WrittenEvent[]): Promise<DomainEvent[]>;
  /**
   * Makes a server's trouble, or forces an answer: see POST /__admin/faults. Throws UsageError `BAD_CALL`.
   *
   * @example
   * await mock.injectFault({ operation: 'fetchProfile', count: 1, effect: { type: 'answer', status: 200, body: {} } });
   */
  injectFault(rule: FaultRule): Promise<NumberedRule>;
  /** Takes all injected faults away. */
  clearFaults(): Promise<void>;
  /** Becomes a named scenario. Throws UsageError `BAD_CALL` for one that is unknown. */
  load(scenario: string): Promise<void>;
  /** Back to what it began with. */
  reset(): Promise<void>;
  /**
   * Answers a request without a port, as a socket would bring the answer; a connection that an injected fault breaks
   * rejects with a TypeError, as fetch does.
   *
   * @param request To any host: only its path, query, headers and body count.
   * @example
   * const response = await mock.handle(new Request('https://chat.example/api'));
   */
  handle(request: Request): Promise<Response>;
}

/** A workspace beside the default one. */
export interface OwnWorkspace extends MockWorkspace, AsyncDisposable {
  /** Drops it, with all that is in it. Disposing of it does the same. */
  drop(): Promise<void>;
}

/** Where a workspace is found. */
interface Place {
  name: string;
  url: string;
  /** Looked up anew each time: a workspace may be dropped, and made again. */
  find(): Workspace;
  administer: Administer;
  handle: MockWorkspace['handle'];
}

export function toMockWorkspace({ name, url, find, administer, handle }: Place): MockWorkspace {
  const call = (route: string, body?: object, params?: Record<string, string>) =>
    callAdmin(administer, name, route, body, params);
  const change = async (route: string, body?: object) => {
    await call(route, body);
  };
  return {
    name,
    url,
    handle,
    get identities() {
      return find().identities();
    },
    get credentials() {
      return find().credentials();
    },
    headers(vendor, role, account) {
      const fits = (each: Identity) =>
        each.vendor === vendor && each.role === role && (account === undefined || each.account_id === account);
      const identity = find().identities().find(fits);
      if (identity) return identity.headers;
      throw new UsageError('BAD_CALL', `${vendor} has no user with the role "${role}" here.`);
    },
    clock: {
      now: () => find().clock.now(),
      set: (time) => change('post /clock', { set: time instanceof Date ? time.toISOString() : time }),
      advance: (duration) => change('post /clock', { advance: duration }),
      tick: (isTicking = true) => change('post /clock', { tick: isTicking }),
    },
    requests: () => find().journal.latest(),
    async append(vendor, ...events) {
      const written = events.map((event) => ({ ...event, vendor }));
      const answer = (await call('post /events', written)) as { events: Entry[] };
      return answer.events.map(({ event }) => event);
    },
    injectFault: async (rule) => (await call('post /faults', toPlain(rule))) as NumberedRule,
    clearFaults: () => change('delete /faults'),
    async load(scenario) {
      const loaded = await call('post /scenarios/:name', {}, { name: scenario });
      if (loaded === undefined) throw new UsageError('BAD_CALL', `There is no scenario "${scenario}".`);
    },
    reset: () => change('post /reset'),
  };
}

/** A rule as HTTP would bring it: what its writer changes afterwards changes nothing here. */
function toPlain(rule: FaultRule): FaultRule {
  try {
    return copyJson(rule);
  } catch (error) {
    throw new UsageError('BAD_CALL', 'Nothing was changed: a rule must be JSON.', { cause: error });
  }
}
