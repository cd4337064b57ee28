import { createRandomSource, type RandomSource } from '../../../mock/seed/random-source.ts';
import type { Operation } from '../../../specs/operations.ts';
import type { VendorName } from '../../../specs/vendors.ts';
import { type Question, toQuestion } from './questions.ts';
import { type TestClient, toText, type WireAnswer } from './test-client.ts';
import { chatAccount, findMarks, mark, type Things, type World } from './world.ts';

/** Operations by vendor. */
export type Operations = ReadonlyMap<VendorName, readonly Operation[]>;

/** The result of calling everything as every identity. */
export interface SweepResult {
  /** Data that a caller received without permission. */
  leaks: string[];
  /** Operations that returned a caller's own data, by mark. */
  ownReads: Map<string, Set<string>>;
  /** Operations that succeeded, and those that returned a 304. */
  answered: Set<string>;
  unchanged: Set<string>;
  callers: number;
}

type Headers = Record<string, string>;

/**
 * Calls every operation for every account of every workspace, with every identity of all workspaces, one after the
 * other on one URL.
 */
export async function callAllOperations(
  asker: TestClient,
  worlds: readonly World[],
  operations: Operations,
  seed: number,
): Promise<SweepResult> {
  const result: SweepResult = { leaks: [], ownReads: new Map(), answered: new Set(), unchanged: new Set(), callers: 0 };
  const sweepWorld = async (world: World) => {
    for (const account of world.things.keys()) {
      await new Turn(asker, { worlds, world, account, seed, result }).ask(operations);
    }
  };
  // All workspaces are interleaved account by account, so that cached responses of one are still there when another is
  // queried.
  await Promise.all(worlds.map(sweepWorld));
  return result;
}

/** The credentials of an identity that may call everything in an account. */
export function ownerOf({ identities }: World, account: number): Headers {
  const owner = identities.find(({ vendor, role, account_id = chatAccount }) => {
    return vendor === vendorOf(account) && account_id === account && role.startsWith('admin');
  });
  return owner?.headers ?? {};
}

export const vendorOf = (account: number): VendorName => (account === chatAccount ? 'rocketchat' : 'chatwoot');

interface TurnOptions {
  worlds: readonly World[];
  world: World;
  account: number;
  seed: number;
  result: SweepResult;
}

/** All requests about one account. */
class Turn {
  readonly #asker: TestClient;
  readonly #options: TurnOptions;
  readonly #chance: RandomSource;
  readonly #vendor: VendorName;
  readonly #callers: readonly Headers[];
  readonly #owner: Headers;
  /** ETags of responses to the account's own users. */
  readonly #tags: string[] = ['"none"'];

  constructor(asker: TestClient, options: TurnOptions) {
    const { worlds, world, account, seed, result } = options;
    this.#asker = asker;
    this.#options = options;
    this.#chance = createRandomSource(seed, `${world.name} ${account}`);
    this.#vendor = vendorOf(account);
    const everybody = worlds.flatMap(({ identities }) => identities).filter(({ vendor }) => vendor === this.#vendor);
    const known = new Map(everybody.map(({ headers }) => [JSON.stringify(headers), headers]));
    this.#callers = [...known.values(), {}];
    this.#owner = ownerOf(world, account);
    result.callers = Math.max(result.callers, this.#callers.length);
  }

  async ask(operations: Operations): Promise<void> {
    const { world, account, worlds } = this.#options;
    const own = world.things.get(account) ?? {};
    const foreign = worlds.flatMap(({ things }) =>
      [...things].flatMap(([of, each]) =>
        (of === chatAccount) === (account === chatAccount) && each !== own ? [each] : [],
      ),
    );
    const all = this.#chance.shuffle(operations.get(this.#vendor) ?? []);
    // Creating comes before deleting, and a logged-out token must be renewed.
    const last = ({ id, method }: Operation) =>
      id.endsWith('logout') ? 2 : Number(method === 'delete' || id.endsWith('channels.delete'));
    for (const operation of all.sort((a, b) => last(a) - last(b))) {
      await this.#askAll(toQuestion(operation, account, own, this.#text()));
      // Who knows the identifiers of a client of another account may write there.
      if (operation.path.startsWith('/public/')) continue;
      const theirs: Things = this.#chance.pick(foreign);
      await this.#ask(toQuestion(operation, account, theirs, this.#text()), this.#owner);
    }
  }

  #text(): string {
    return mark(this.#options.world, this.#options.account);
  }

  /**
   * The owner calls first, often enough for the response to be cached. Then every other identity calls, some of them
   * with If-None-Match.
   */
  async #askAll(question: Question): Promise<void> {
    const { isRead } = question;
    for (let time = 0; time < (isRead ? 3 : 1); time++) {
      const { headers } = await this.#ask(question, this.#owner);
      if (typeof headers.etag === 'string') this.#tags.push(headers.etag);
    }
    if (isRead) await this.#ask(question, { ...this.#owner, 'x-chatpact-explain': '1' });
    for (const caller of this.#chance.shuffle(this.#callers)) {
      const answer = await this.#ask(question, caller);
      if (isRead && this.#chance.happens(0.3)) await this.#askAgain(question, caller, answer);
    }
  }

  /**
   * Sends the ETag of a response that may belong to another caller. A 304 is valid only if the caller would get the
   * same response.
   */
  async #askAgain(question: Question, caller: Headers, plain: WireAnswer): Promise<void> {
    const tag = this.#chance.happens(0.5) ? (this.#tags.at(-1) ?? '') : this.#chance.pick(this.#tags);
    const again = await this.#ask(question, { ...caller, 'if-none-match': tag });
    const expected = plain.status === 200 && plain.headers.etag === tag ? 304 : plain.status;
    if (again.status !== expected) this.#report(question, `a 304 of ${plain.status}`);
    if (again.status === 304) this.#options.result.unchanged.add(question.operation);
  }

  async #ask(question: Question, caller: Headers): Promise<WireAnswer> {
    const { world, result } = this.#options;
    const answer = await this.#asker.ask(world, { ...question, headers: caller });
    const allowed = this.#allowedTo(question, caller);
    for (const owner of findMarks(toText(answer))) {
      if (!allowed.has(owner)) this.#report(question, `data of ${owner}`);
      const ownReads = result.ownReads.get(owner) ?? new Set();
      result.ownReads.set(owner, ownReads.add(question.operation));
    }
    if (answer.status === 200 || answer.status === 204) result.answered.add(question.operation);
    return answer;
  }

  /**
   * The accounts whose marks a response may contain: the path's account for its members; for paths without an account
   * the caller's own accounts; for the client API, which has no callers, the account of the inbox in the path.
   */
  #allowedTo({ operation, path }: Question, caller: Headers): Set<string> {
    const { world, account } = this.#options;
    const { 'if-none-match': _, 'x-chatpact-explain': __, ...headers } = caller;
    const members = world.members.get(JSON.stringify(headers)) ?? new Set();
    const own = path.startsWith('/public/') ? this.#accountsOf(path) : members;
    const asked =
      path.includes('/accounts/') || account === chatAccount ? [...own].filter((each) => each === account) : own;
    // A login request has no caller yet.
    const allowed = operation === 'post-api-v1-login' ? [chatAccount] : asked;
    return new Set([...allowed].map((each) => `${world.number}-${each}`));
  }

  #accountsOf(path: string): Set<number> {
    const accounts = [...this.#options.world.things].filter(([, { inboxIdentifier = '' }]) => {
      return inboxIdentifier !== '' && path.includes(`/inboxes/${inboxIdentifier}`);
    });
    return new Set(accounts.map(([account]) => account));
  }

  #report({ method, path }: Question, what: string): void {
    const { world, account, result } = this.#options;
    result.leaks.push(
      `${method} ${path} of ${world.name}, account ${account}, returned ${what} to a caller without permission`,
    );
  }
}
