import { copyJson } from '../../specs/json/json.ts';
import type { Profile } from '../../specs/profiles.ts';
import { UsageError } from '../../usage-error.ts';
import type { RunAdminRoute } from '../admin/administer.ts';
import type { FaultRule, NumberedRule } from '../faults/injected-fault.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { ServedWorkspace } from '../pipeline/served-workspace.ts';
import type { DomainEvent, LogEntry } from '../state/event-log.ts';
import type { Identity } from '../vendor-interface/identity.ts';
import { callAdmin } from './call-admin.ts';

/** An event in the format that users write. `at` is ISO 8601 with a UTC offset, or milliseconds since 1970. */
export type WrittenEvent = { type: string; at: string | number } & Record<string, unknown>;

/** A workspace's clock. It stands still unless it is set to tick. */
export interface MockClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Sets the clock. Throws UsageError `INVALID_CLOCK_CHANGE` for a time outside the years 1970 to 9998. */
  set(time: Date | string): Promise<void>;
  /** Advances the clock by an ISO 8601 duration: `PT90M`, `P1D`. Throws like {@link MockClock.set}. */
  advance(duration: string): Promise<void>;
  /** Makes the clock tick with the machine's clock, or stand still. */
  tick(isTicking?: boolean): Promise<void>;
}

/** An isolated workspace of a mock. */
export interface MockWorkspace {
  name: string;
  /** Base URL without a trailing slash. */
  url: string;
  /** Whether it answers as documented, or as real servers do. */
  profile: Profile;
  /** All seeded identities, with the headers of their requests. */
  identities: Identity[];
  /** Tokens of seeded identities by the check's environment variables. */
  credentials: Record<string, string>;
  /**
   * Returns the request headers of the first identity with a role.
   *
   * @param account Only identities of this Chatwoot account.
   * @throws UsageError `UNKNOWN_ROLE` if no identity has that role.
   * @example
   * await fetch(`${mock.url}/api/v1/profile`, { headers: mock.headers('chatwoot', 'administrator') });
   */
  headers(vendor: Identity['vendor'], role: string, account?: number): Record<string, string>;
  clock: MockClock;
  /** The latest requests, newest first. */
  requests(): JournalEntry[];
  /**
   * Adds events to a vendor's history, all or none, in the format of POST /__admin/events: with a `type` and a time
   * `at`, which may be in the past. Leave out the ids of new resources.
   *
   * @returns The stored events with their ids.
   * @throws UsageError `INVALID_EVENT` with every problem of the first invalid event.
   * @example
   * await mock.append('chatwoot', { type: 'conversation.resolved', at: '2026-01-29T10:00:00Z', account: 1, conversation: 7 });
   */
  append(vendor: Identity['vendor'], ...events: WrittenEvent[]): Promise<DomainEvent[]>;
  /**
   * Injects a fault or forces a response; see POST /__admin/faults. Throws UsageError `INVALID_FAULT_RULE`.
   *
   * @example
   * await mock.injectFault({ operation: 'fetchProfile', count: 1, effect: { type: 'answer', status: 200, body: {} } });
   */
  injectFault(rule: FaultRule): Promise<NumberedRule>;
  /** Removes all injected faults. */
  clearFaults(): Promise<void>;
  /** Loads a scenario. Throws UsageError `UNKNOWN_SCENARIO` for an unknown name. */
  load(scenario: string): Promise<void>;
  /** Resets the workspace to its initial state. */
  reset(): Promise<void>;
  /**
   * Answers a request without a port, with the same response as over a socket. A connection that an injected fault
   * breaks rejects with a TypeError, as fetch does.
   *
   * @param request May have any host; only its path, query, headers and body are used.
   * @example
   * const response = await mock.handle(new Request('https://chat.example/api'));
   */
  handle(request: Request): Promise<Response>;
}

/** A workspace besides the default one. */
export interface OwnWorkspace extends MockWorkspace, AsyncDisposable {
  /** Drops the workspace and its data. Disposing it does the same. */
  drop(): Promise<void>;
}

/** How to reach a workspace. */
interface WorkspaceAccess {
  name: string;
  url: string;
  /** Looked up at each use, since a workspace may be dropped and created again. */
  find(): ServedWorkspace;
  administer: RunAdminRoute;
  handle: MockWorkspace['handle'];
}

export function toMockWorkspace({ name, url, find, administer, handle }: WorkspaceAccess): MockWorkspace {
  const call = (route: string, body?: object, params?: Record<string, string>) =>
    callAdmin(administer, name, route, body, params);
  const change = async (route: string, body?: object) => {
    await call(route, body);
  };
  return {
    name,
    url,
    handle,
    get profile() {
      return find().initialState.profile;
    },
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
      throw new UsageError('UNKNOWN_ROLE', `${vendor} has no user with the role "${role}" in this workspace.`);
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
      const answer = (await call('post /events', written)) as { events: LogEntry[] };
      return answer.events.map(({ event }) => event);
    },
    injectFault: async (rule) => (await call('post /faults', toPlain(rule))) as NumberedRule,
    clearFaults: () => change('delete /faults'),
    async load(scenario) {
      const loaded = await call('post /scenarios/:name', {}, { name: scenario });
      if (loaded === undefined) throw new UsageError('UNKNOWN_SCENARIO', `Scenario "${scenario}" not found.`);
    },
    reset: () => change('post /reset'),
  };
}

/** Copies a rule as plain JSON, as HTTP would, so that later changes of the caller's object have no effect. */
function toPlain(rule: FaultRule): FaultRule {
  try {
    return copyJson(rule);
  } catch (error) {
    throw new UsageError('INVALID_FAULT_RULE', 'Nothing was changed: a rule must be JSON.', { cause: error });
  }
}
