import type { Chance } from '../../../seed/chance.ts';
import type { Timeline } from '../../../seed/timeline.ts';
import type { Actor, ChatwootEvent, StatusEventType } from '../events.ts';
import type { Inbox } from './accounts.ts';

/** A conversation that is planned. Its ids are decided when its first instant comes, so that ids follow time. */
export interface Story {
  id: number;
  inbox: Inbox;
  /** Every message of the customer shares this one object. */
  customer: Actor;
}

export type ConversationEvent = Extract<ChatwootEvent, { conversation: number }>;
export interface Planned {
  at: number;
  story: Story;
  /** Its conversation (and message) are 0 until its instant comes. */
  event: ConversationEvent;
}

/** What the planning of a conversation draws on. */
export interface World {
  chance: Chance;
  timeline: Timeline<Planned>;
  now: number;
  /** How much longer than usual agents take at an instant, 1 being the usual. */
  pressure(at: number): number;
}

/**
 * Writes a story down, event by event: each method takes the instant (ms) and returns it. A class, because closures for
 * every conversation would take as long as all the rest.
 */
export class Pen {
  readonly story: Story;
  readonly #timeline: Timeline<Planned>;
  readonly #account: number;

  /** Begins a story: the conversation, and the message that began it. */
  constructor({ timeline }: World, inbox: Inbox, at: number) {
    this.story = { id: 0, inbox, customer: { kind: 'contact', id: 0 } };
    this.#timeline = timeline;
    this.#account = inbox.account.id;
    this.#put({
      type: 'conversation.created',
      at,
      account: this.#account,
      conversation: 0,
      display_id: 0,
      inbox: inbox.id,
      contact: 0,
      status: inbox.bot === undefined ? 'open' : 'pending',
    });
    this.asks(at);
  }

  asks(at: number): number {
    return this.#speak(at, 'incoming', this.story.customer, false);
  }

  answers(at: number, sender: Actor): number {
    return this.#speak(at, 'outgoing', sender, false);
  }

  notes(at: number, sender: Actor): number {
    return this.#speak(at, 'outgoing', sender, true);
  }

  becomes(type: StatusEventType, at: number, by: Actor): number {
    return this.#put({ type, at, account: this.#account, conversation: 0, by });
  }

  assigns(at: number, assignee: number): number {
    return this.#put({ type: 'conversation.assigned', at, account: this.#account, conversation: 0, assignee });
  }

  movesTo(at: number, team: number): number {
    return this.#put({ type: 'conversation.team_changed', at, account: this.#account, conversation: 0, team });
  }

  labels(at: number, labels: number[]): number {
    return this.#put({ type: 'conversation.labelled', at, account: this.#account, conversation: 0, labels });
  }

  #speak(at: number, direction: 'incoming' | 'outgoing', sender: Actor, isPrivate: boolean): number {
    return this.#put({
      type: 'message.created',
      at,
      account: this.#account,
      conversation: 0,
      message: 0,
      direction,
      sender,
      private: isPrivate,
    });
  }

  #put(event: ConversationEvent): number {
    this.#timeline.plan({ at: event.at, story: this.story, event });
    return event.at;
  }
}
