import type { Actor, ChatwootEvent, WorkingHours } from '../../../mock/vendors/chatwoot/events.ts';
import { countBusinessSeconds } from './business-seconds.ts';

export interface Conversation {
  id: number;
  account: number;
  inbox: number;
  createdAt: number;
  status: string;
  assignee: number | null;
  team: number | null;
  labels: number[];
  waitingSince: number | undefined;
  handedOffAt: number | undefined;
  resolvedAt: number | undefined;
  /** Public messages that people of the account sent. */
  humanMessages: number;
}

export interface Message {
  at: number;
  direction: string;
  sender: Actor;
  conversation: Conversation;
}

export interface ReportingEvent {
  id: number;
  name: string;
  startedAt: number;
  at: number;
  value: number;
  businessValue: number;
  user: number | null;
  conversation: Conversation;
}

/** What a stream of events tells, as plain arrays in the order of telling. */
export interface History {
  /** Names by account, kind and id: "1 agent 3". */
  names: Map<string, string>;
  channels: Map<number, string>;
  conversations: Conversation[];
  messages: Message[];
  reportingEvents: ReportingEvent[];
}

/** Retells the vendor's rules of how reporting events come about, step by step and without regard to speed. */
export function tellChatwoot(events: Iterable<ChatwootEvent>): History {
  const names = new Map<string, string>();
  const channels = new Map<number, string>();
  const userNames = new Map<number, string>();
  const hours = new Map<number, { zone: string; hours: WorkingHours | undefined }>();
  const byId = new Map<number, Conversation>();
  const messages: Message[] = [];
  const reportingEvents: ReportingEvent[] = [];

  const find = (id: number) => {
    const conversation = byId.get(id);
    if (!conversation) throw new Error(`conversation ${id} was never created`);
    return conversation;
  };
  const record = (name: string, conversation: Conversation, startedAt: number, at: number, user?: number | null) => {
    const { zone, hours: open } = hours.get(conversation.inbox) ?? { zone: 'UTC', hours: undefined };
    reportingEvents.push({
      id: reportingEvents.length + 1,
      name,
      startedAt,
      at,
      value: (at - startedAt) / 1000,
      businessValue: countBusinessSeconds(zone, open, startedAt, at),
      user: user ?? conversation.assignee,
      conversation,
    });
  };

  function wrote(event: Extract<ChatwootEvent, { type: 'message.created' }>): void {
    const { at, direction, sender } = event;
    const conversation = find(event.conversation);
    messages.push({ at, direction, sender, conversation });
    if (event.private) return;
    if (direction === 'incoming') {
      if (conversation.status === 'resolved')
        record('conversation_opened', conversation, conversation.resolvedAt ?? 0, at);
      if (['resolved', 'snoozed'].includes(conversation.status)) conversation.status = 'open';
      conversation.waitingSince ??= at;
    } else if (sender.kind === 'user') {
      const { createdAt, handedOffAt, waitingSince } = conversation;
      const user = conversation.assignee ?? sender.id;
      if (conversation.humanMessages === 0) record('first_response', conversation, handedOffAt ?? createdAt, at, user);
      else if (waitingSince !== undefined) record('reply_time', conversation, waitingSince, at, user);
      conversation.humanMessages += 1;
      conversation.waitingSince = undefined;
    }
  }

  function resolved(conversation: Conversation, at: number, by: Actor): void {
    record('conversation_resolved', conversation, conversation.createdAt, at);
    if (by.kind === 'bot' && conversation.humanMessages === 0) {
      record('conversation_bot_resolved', conversation, conversation.createdAt, at);
    }
    Object.assign(conversation, { status: 'resolved', resolvedAt: at, waitingSince: undefined });
  }

  function opened(conversation: Conversation, at: number, by: Actor): void {
    if (conversation.status === 'resolved')
      record('conversation_opened', conversation, conversation.resolvedAt ?? 0, at);
    if (conversation.status === 'pending' && by.kind === 'bot') {
      record('conversation_bot_handoff', conversation, conversation.createdAt, at);
      conversation.handedOffAt = at;
    }
    conversation.status = 'open';
  }

  for (const event of events) {
    if (event.type === 'user.created') userNames.set(event.user, event.name);
    if (event.type === 'agent.added')
      names.set(`${event.account} agent ${event.user}`, userNames.get(event.user) ?? '');
    if (event.type === 'team.created') names.set(`${event.account} team ${event.team}`, event.name);
    if (event.type === 'label.created') names.set(`${event.account} label ${event.label}`, event.title);
    if (event.type === 'inbox.created') {
      names.set(`${event.account} inbox ${event.inbox}`, event.name);
      channels.set(event.inbox, event.channel);
      hours.set(event.inbox, { zone: event.timezone, hours: event.workingHours });
    }
    if (event.type === 'conversation.created') {
      byId.set(event.conversation, {
        id: event.conversation,
        account: event.account,
        inbox: event.inbox,
        createdAt: event.at,
        status: event.status,
        assignee: null,
        team: null,
        labels: [],
        waitingSince: event.at,
        handedOffAt: undefined,
        resolvedAt: undefined,
        humanMessages: 0,
      });
    }
    if (event.type === 'conversation.assigned') find(event.conversation).assignee = event.assignee;
    if (event.type === 'conversation.team_changed') find(event.conversation).team = event.team;
    if (event.type === 'conversation.labelled') find(event.conversation).labels = event.labels;
    if (event.type === 'conversation.pended') find(event.conversation).status = 'pending';
    if (event.type === 'conversation.snoozed') find(event.conversation).status = 'snoozed';
    if (event.type === 'conversation.resolved') resolved(find(event.conversation), event.at, event.by);
    if (event.type === 'conversation.opened') opened(find(event.conversation), event.at, event.by);
    if (event.type === 'message.created') wrote(event);
  }
  return { names, channels, conversations: [...byId.values()], messages, reportingEvents };
}
