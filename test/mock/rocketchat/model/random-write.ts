import { expect } from 'vitest';
import type { Answer } from '../../start-mock.ts';
import type { Client } from '../client.ts';
import type { Step } from './step.ts';
import { isAllowed, type Message, type Room, type Session, type User, type World } from './world.ts';

const verdicts: Record<number, string> = { 200: 'done', 400: 'refused', 401: 'unknown', 403: 'refused' };

/** Performs one random write as a user, and records its result in the model. */
export class Turn {
  readonly world: World;
  readonly caller: Session;
  readonly step: Step;
  readonly #open: (headers: Record<string, string>) => Client;
  /** Collects the results that occurred, so that the test can assert that all did. */
  readonly #reached: Set<string>;

  constructor(world: World, step: Step, open: (headers: Record<string, string>) => Client, reached: Set<string>) {
    const caller = world.sessions.at(-(step.who % world.sessions.length));
    if (!caller) throw new Error('The world has no sessions.');
    this.world = world;
    this.caller = caller;
    this.step = step;
    this.#open = open;
    this.#reached = reached;
  }

  get author(): User {
    return this.caller.user;
  }

  may(permission: string, room?: Room): boolean {
    return isAllowed(this.world, this.author, permission, room);
  }

  /** Writes as the caller. Returns the body, or undefined if refused. Fails the test for an unexpected result. */
  async attempt<Body>(name: string, body: unknown, mayBe: boolean): Promise<Body | undefined> {
    const { isOver, headers } = this.caller;
    const expected = isOver ? 'unknown' : mayBe ? 'done' : 'refused';
    return this.#judge<Body>(name, body, await this.#open(headers).post(name, body), expected);
  }

  /** Writes without a token. */
  async attemptAsStranger<Body>(name: string, body: unknown, mayBe: boolean): Promise<Body | undefined> {
    return this.#judge<Body>(name, body, await this.#open({}).post(name, body), mayBe ? 'done' : 'unknown');
  }

  #judge<Body>(name: string, body: unknown, answer: Answer, expected: string): Body | undefined {
    const verdict = verdicts[answer.status] ?? String(answer.status);
    const text = answer.text.slice(0, 200);
    expect({ name, body, verdict, text }).toEqual({ name, body, verdict: expected, text });
    this.#reached.add(`${this.step.kind}: ${verdict}`);
    return verdict === 'done' ? (answer.body as Body) : undefined;
  }

  /** The user of the step, counted from the latest. */
  pickUser(more = 0): User {
    const { users } = this.world;
    return getAt(users.toReversed().slice(0, 6), this.step.whom + more);
  }

  /** Rooms created by the writes, latest first, and then the seeded ones. */
  listRooms(): Room[] {
    const { rooms, beginning } = this.world;
    const made = rooms.filter(({ at }) => at >= beginning);
    return [...new Set([...made.reverse(), ...rooms])].slice(0, 7);
  }

  pickRoom(): Room {
    return getAt(this.listRooms(), this.step.which);
  }

  pickMessage(): Message | undefined {
    return this.world.messages.toReversed()[this.step.which];
  }
}

export function getAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('The list is empty.');
  return item;
}
