import type { Mock } from '../../../mock/library/mock.ts';
import type { MockWorkspace } from '../../../mock/library/workspace.ts';
import { isObject, type Json } from '../../../specs/json/json.ts';
import { findDifference, type Reply } from './compare.ts';
import type { Question, Recording, Step, World } from './worlds.ts';

/** Differences of the mock's responses in a world, by request; undefined if a response equals the recorded one. */
export type Played = Map<string, string | undefined>;

const account = 1;

/** Replays a recorded world in a separate workspace, without a port. */
export async function play(mock: Mock, recording: Recording, world: World): Promise<Played> {
  await using workspace = await mock.workspace(`world-${recording.worlds.indexOf(world)}`);
  await workspace.append('chatwoot', ...recording.before);
  const player = new Player(workspace, recording.people);
  await player.moveTo(world.from);
  const played: Played = new Map();
  for (const [index, step] of world.steps.entries()) {
    const wrong = await player.take(step);
    if (wrong !== undefined) played.set(`step ${index + 1}`, wrong);
  }
  for (const question of world.requests) {
    await player.moveTo(question.at ?? world.at);
    played.set(nameOf(question), findDifference(question, await player.ask(question)));
  }
  return played;
}

/** A request and its caller. */
export const nameOf = ({ path, as }: Question): string => (as === undefined ? path : `${path} as ${as}`);

class Player {
  readonly #workspace: MockWorkspace;
  readonly #people: Recording['people'];
  /** Ids of the created contacts, in order. The recording counts them from 1. */
  readonly #contacts: number[] = [];

  constructor(workspace: MockWorkspace, people: Recording['people']) {
    this.#workspace = workspace;
    this.#people = people;
  }

  async moveTo(time: string): Promise<void> {
    if (this.#workspace.clock.now() !== Date.parse(time)) await this.#workspace.clock.set(time);
  }

  /** Returns how the status of the step differs, or undefined if it does not. */
  async take(step: Step): Promise<string | undefined> {
    await this.moveTo(step[0]);
    if (step.length === 1) return undefined;
    if (step.length === 2) {
      await this.#workspace.append('chatwoot', { ...step[1], at: step[0], account });
      return undefined;
    }
    const [, as, route, body, status] = step;
    const [method, path] = route.split(' ') as [string, string];
    const reply = await this.#send(method, path, as, this.#withOwnContact(body));
    if (path.endsWith('/contacts')) this.#contacts.push(JSON.parse(reply.text).payload?.contact?.id);
    return reply.status === status ? undefined : `${route}: status ${status}, here ${reply.status} ${reply.text}`;
  }

  ask({ path, as = 'admin' }: Question): Promise<Reply> {
    return this.#send('GET', path, as);
  }

  #withOwnContact(body: Json): Json {
    const own = isObject(body) ? this.#contacts[Number(body.contact_id) - 1] : undefined;
    return isObject(body) && own !== undefined ? { ...body, contact_id: own } : body;
  }

  async #send(method: string, path: string, as: string, body: Json = null): Promise<Reply> {
    const headers = { ...this.#headersOf(as), ...(body !== null && { 'content-type': 'application/json' }) };
    const request = new Request(`http://chat.example/@${this.#workspace.name}/api/${path}`, {
      method,
      headers,
      body: body === null ? undefined : JSON.stringify(body),
    });
    const response = await this.#workspace.handle(request);
    return { status: response.status, text: await response.text() };
  }

  /** Identities are sorted by user id. The bot of the recording is the first bot. */
  #headersOf(as: string): Record<string, string> {
    const id = this.#people[as];
    const all = this.#workspace.identities.filter(({ vendor }) => vendor === 'chatwoot');
    const members = all.filter((each) => each.role !== 'bot' && each.account_id === account);
    const identity = typeof id === 'number' ? members[id - 1] : all.find(({ role }) => role === 'bot');
    if (!identity) throw new Error(`No identity for "${as}" found.`);
    return identity.headers;
  }
}
