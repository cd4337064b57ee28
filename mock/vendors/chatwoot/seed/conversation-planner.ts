import type { RandomSource } from '../../../seed/random-source.ts';
import type { Schedule } from '../../../seed/schedule.ts';
import type { Actor, ChatwootEvent, StatusEventType } from '../events.ts';
import type { Inbox } from './accounts.ts';

/** A planned conversation. Its id is assigned when its first event is emitted, so that ids follow time. */
export interface PlannedConversation {
  id: number;
  inbox: Inbox;
  /** All messages of the customer share this object, whose id is assigned later. */
  customer: Actor;
}

export type ConversationEvent = Extract<ChatwootEvent, { conversation: number }>;
export interface PlannedEvent {
  at: number;
  conversation: PlannedConversation;
  /** The event. Its conversation and message ids are 0 until it is emitted. */
  event: ConversationEvent;
}

/** The context in which conversations are planned. */
export interface PlanningContext {
  chance: RandomSource;
  schedule: Schedule<PlannedEvent>;
  now: number;
  /** The response time of agents at an instant, relative to the average (1). */
  responseTimeFactor(at: number): number;
}

/**
 * Plans the events of a conversation. Each method takes the instant (ms) of its event and returns it. A class, because
 * closures per conversation would double the time of the generation.
 */
export class ConversationPlanner {
  readonly conversation: PlannedConversation;
  readonly #timeline: Schedule<PlannedEvent>;
  readonly #account: number;

  /** Plans the creation of the conversation and its first message. */
  constructor({ schedule }: PlanningContext, inbox: Inbox, at: number) {
    this.conversation = { id: 0, inbox, customer: { kind: 'contact', id: 0 } };
    this.#timeline = schedule;
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
    this.addCustomerMessage(at);
  }

  addCustomerMessage(at: number): number {
    return this.#addMessage(at, 'incoming', this.conversation.customer, false);
  }

  addReply(at: number, sender: Actor): number {
    return this.#addMessage(at, 'outgoing', sender, false);
  }

  addNote(at: number, sender: Actor): number {
    return this.#addMessage(at, 'outgoing', sender, true);
  }

  changeStatus(type: StatusEventType, at: number, by: Actor): number {
    return this.#put({ type, at, account: this.#account, conversation: 0, by });
  }

  assign(at: number, assignee: number): number {
    return this.#put({ type: 'conversation.assigned', at, account: this.#account, conversation: 0, assignee });
  }

  changeTeam(at: number, team: number): number {
    return this.#put({ type: 'conversation.team_changed', at, account: this.#account, conversation: 0, team });
  }

  addLabels(at: number, labels: number[]): number {
    return this.#put({ type: 'conversation.labelled', at, account: this.#account, conversation: 0, labels });
  }

  #addMessage(at: number, direction: 'incoming' | 'outgoing', sender: Actor, isPrivate: boolean): number {
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
    this.#timeline.plan({ at: event.at, conversation: this.conversation, event });
    return event.at;
  }
}
