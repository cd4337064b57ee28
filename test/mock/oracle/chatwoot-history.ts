import type { Actor, ChatwootEvent, WorkingHours, WrittenMessage } from '../../../mock/vendors/chatwoot/events.ts';
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
  firstReplyAt: number | undefined;
}

export interface Message {
  at: number;
  direction: string;
  sender: Actor;
  private: boolean;
  written: WrittenMessage | undefined;
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

/** The state after a stream of events, as plain arrays in the order of the events. */
export interface History {
  /** Names by account, kind and id: "1 agent 3". */
  names: Map<string, string>;
  channels: Map<number, string>;
  conversations: Conversation[];
  messages: Message[];
  reportingEvents: ReportingEvent[];
}

/** An independent, simple implementation of the vendor's rules for reporting events. */
export function computeChatwootHistory(events: Iterable<ChatwootEvent>): History {
  const names = new Map<string, string>();
  const channels = new Map<number, string>();
  const userNames = new Map<number, string>();
  const hours = new Map<number, { zone: string; hours: WorkingHours | undefined }>();
  const bots = new Set<number>();
  const roles = new Map<string, string>();
  const members = new Map<number, readonly number[]>();
  const byId = new Map<number, Conversation>();
  const messages: Message[] = [];
  const reportingEvents: ReportingEvent[] = [];

  const find = (id: number) => {
    const conversation = byId.get(id);
    if (!conversation) throw new Error(`conversation ${id} was never created`);
    return conversation;
  };
  const record = (name: string, conversation: Conversation, startedAt: number, at: number, user: number | null) => {
    const open = hours.get(conversation.inbox);
    reportingEvents.push({
      id: reportingEvents.length + 1,
      name,
      startedAt,
      at,
      value: (at - startedAt) / 1000,
      // Without working hours there is no business time.
      businessValue: open?.hours ? countBusinessSeconds(open.zone, open.hours, startedAt, at) : 0,
      user,
      conversation,
    });
  };
  /** The end of the latest of these events of a conversation. */
  const lastOf = (conversation: Conversation, ...wanted: string[]) => {
    const ends = reportingEvents
      .filter((event) => event.conversation === conversation && wanted.includes(event.name))
      .map(({ at }) => at);
    return ends.length === 0 ? undefined : Math.max(...ends);
  };

  function wrote(event: Extract<ChatwootEvent, { type: 'message.created' }>): void {
    const { at, direction, sender, written } = event;
    const conversation = find(event.conversation);
    messages.push({ at, direction, sender, private: event.private, written, conversation });
    if (direction === 'incoming') {
      if (conversation.status === 'resolved' && bots.has(conversation.inbox)) conversation.status = 'pending';
      else if (['resolved', 'snoozed'].includes(conversation.status)) opened(conversation, at, conversation.assignee);
      conversation.waitingSince ??= at;
      return;
    }
    if (event.private) return;
    const isAutomatic = Boolean(written?.campaign ?? written?.contentAttributes?.automation_rule_id);
    if (sender.kind === 'bot') conversation.waitingSince = undefined;
    if (sender.kind !== 'user' || isAutomatic) return;
    const before = messages.filter(
      (message) =>
        message.conversation === conversation &&
        message.direction === 'outgoing' &&
        message.sender.kind === 'user' &&
        !message.private &&
        message.written?.campaign === undefined,
    );
    if (conversation.firstReplyAt === undefined && before.length === 1) {
      const begin =
        lastOf(conversation, 'conversation_opened', 'conversation_bot_handoff') ??
        lastOf(conversation, 'conversation_bot_resolved') ??
        conversation.createdAt;
      record('first_response', conversation, begin, at, sender.id);
      conversation.firstReplyAt = at;
    } else if (conversation.waitingSince !== undefined) {
      record('reply_time', conversation, conversation.waitingSince, at, conversation.assignee);
    }
    conversation.waitingSince = undefined;
  }

  function resolved(conversation: Conversation, at: number): void {
    if (conversation.status === 'resolved') return;
    const isUntouched = messages.every(
      (message) => message.conversation !== conversation || message.sender.kind !== 'user',
    );
    const { createdAt, assignee } = conversation;
    if (bots.has(conversation.inbox) && isUntouched) {
      record('conversation_bot_resolved', conversation, createdAt, at, assignee);
    }
    record('conversation_resolved', conversation, createdAt, at, assignee);
    Object.assign(conversation, { status: 'resolved', waitingSince: undefined });
  }

  function opened(conversation: Conversation, at: number, user: number | null): void {
    if (conversation.status === 'open') return;
    const since = lastOf(conversation, 'conversation_resolved');
    record('conversation_opened', conversation, since ?? conversation.createdAt, at, user);
    const event = reportingEvents.at(-1);
    if (event && since === undefined) Object.assign(event, { value: 0, businessValue: 0 });
    conversation.status = 'open';
  }

  function openedBy(conversation: Conversation, at: number, by: Actor): void {
    const isHandoff = conversation.status === 'pending' && by.kind === 'bot';
    const isAgent = by.kind === 'user' && roles.get(`${conversation.account} ${by.id}`) === 'agent';
    if (isHandoff) conversation.waitingSince ??= at;
    opened(conversation, at, isAgent ? by.id : conversation.assignee);
    if (isHandoff && lastOf(conversation, 'conversation_bot_handoff') === undefined) {
      record('conversation_bot_handoff', conversation, conversation.createdAt, at, conversation.assignee);
    }
  }

  for (const event of events) {
    if (event.type === 'user.created') userNames.set(event.user, event.name);
    if (event.type === 'agent.added') {
      names.set(`${event.account} agent ${event.user}`, userNames.get(event.user) ?? '');
      roles.set(`${event.account} ${event.user}`, event.role);
    }
    if (event.type === 'team.members_changed') members.set(event.team, event.members);
    if (event.type === 'team.created') names.set(`${event.account} team ${event.team}`, event.name);
    if (event.type === 'label.created') names.set(`${event.account} label ${event.label}`, event.title);
    if (event.type === 'inbox.created') {
      names.set(`${event.account} inbox ${event.inbox}`, event.name);
      channels.set(event.inbox, event.channel);
      if (event.bot !== undefined) bots.add(event.inbox);
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
        firstReplyAt: undefined,
      });
    }
    if (event.type === 'conversation.assigned') find(event.conversation).assignee = event.assignee;
    if (event.type === 'conversation.team_changed' && find(event.conversation).team !== event.team) {
      const conversation = find(event.conversation);
      conversation.team = event.team;
      const isMember = members.get(event.team ?? 0)?.includes(conversation.assignee ?? 0);
      if (event.team !== null && !isMember) conversation.assignee = null;
    }
    if (event.type === 'conversation.labelled') find(event.conversation).labels = event.labels;
    if (event.type === 'conversation.pended') find(event.conversation).status = 'pending';
    if (event.type === 'conversation.snoozed') find(event.conversation).status = 'snoozed';
    if (event.type === 'conversation.resolved') resolved(find(event.conversation), event.at);
    if (event.type === 'conversation.opened') openedBy(find(event.conversation), event.at, event.by);
    if (event.type === 'message.created') wrote(event);
  }
  return { names, channels, conversations: [...byId.values()], messages, reportingEvents };
}
