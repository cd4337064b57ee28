import type { Conversation, History, ReportingEvent } from './chatwoot-history.ts';
import { isIn, type Span } from './chatwoot-reports.ts';

const mean = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const durationOf = (businessHours: boolean) => (event: ReportingEvent) =>
  businessHours ? event.businessValue : event.value;

export interface Subject {
  account: number;
  type: string;
  id: number;
}

function belongsTo({ account, type, id }: Subject, conversation: Conversation): boolean {
  if (conversation.account !== account) return false;
  if (type === 'agent') return conversation.assignee === id;
  if (type === 'inbox') return conversation.inbox === id;
  if (type === 'team') return conversation.team === id;
  return type === 'account' || conversation.labels.includes(id);
}

/** The events of an agent are those of which it is the user; those of a team, inbox or label follow the conversations. */
function eventsOf(history: History, subject: Subject, name: string): ReportingEvent[] {
  return history.reportingEvents.filter(
    (event) =>
      event.name === name &&
      (subject.type === 'agent'
        ? event.conversation.account === subject.account && event.user === subject.id
        : belongsTo(subject, event.conversation)),
  );
}

/** The window that most reports use for a request without one. */
export const emptySpan: Span = { from: 0, until: 0 };

export function expectSummary(history: History, subject: Subject, span: Span, businessHours: boolean) {
  const events = (name: string) => eventsOf(history, subject, name).filter(({ at }) => isIn(span, at));
  const messages = (direction: string) =>
    history.messages.filter(
      (message) =>
        message.direction === direction &&
        isIn(span, message.at) &&
        (subject.type === 'agent'
          ? message.conversation.account === subject.account &&
            message.sender.kind === 'user' &&
            message.sender.id === subject.id
          : belongsTo(subject, message.conversation)),
    ).length;
  return {
    conversations_count: history.conversations.filter((each) => belongsTo(subject, each) && isIn(span, each.createdAt))
      .length,
    incoming_messages_count: messages('incoming'),
    outgoing_messages_count: messages('outgoing'),
    avg_first_response_time: mean(events('first_response').map(durationOf(businessHours))),
    avg_resolution_time: mean(events('conversation_resolved').map(durationOf(businessHours))),
    resolutions_count: events('conversation_resolved').length,
    reply_time: mean(events('reply_time').map(durationOf(businessHours))),
  };
}

/** Ids of the agents, inboxes, teams or labels of an account, in order of creation. */
export function listIds(history: History, account: number, type: string): number[] {
  return [...history.names.keys()].flatMap((key) => {
    const [its, kind, id] = key.split(' ');
    return Number(its) === account && kind === type ? [Number(id)] : [];
  });
}

export function expectGroups(
  history: History,
  account: number,
  type: string,
  span: Span = emptySpan,
  businessHours = false,
) {
  return listIds(history, account, type).map((id) => {
    const summary = expectSummary(history, { account, type, id }, span, businessHours);
    return {
      id,
      conversations_count: summary.conversations_count,
      resolved_conversations_count: summary.resolutions_count,
      avg_resolution_time: summary.avg_resolution_time,
      avg_first_response_time: summary.avg_first_response_time,
      avg_reply_time: summary.reply_time,
    };
  });
}

/** Averages of a label cover the conversations created in the window, even if the event is later. */
export function expectLabels(history: History, account: number, span: Span, businessHours: boolean) {
  const titleOf = (id: number) => history.names.get(`${account} label ${id}`) ?? '';
  const ids = listIds(history, account, 'label').sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
  return ids.map((id) => {
    const subject = { account, type: 'label', id };
    const average = (name: string) =>
      mean(
        eventsOf(history, subject, name)
          .filter(({ conversation }) => isIn(span, conversation.createdAt))
          .map(durationOf(businessHours)),
      ) ?? 0;
    const { conversations_count, resolutions_count } = expectSummary(history, subject, span, businessHours);
    return {
      id,
      name: history.names.get(`${account} label ${id}`),
      conversations_count,
      avg_resolution_time: average('conversation_resolved'),
      avg_first_response_time: average('first_response'),
      avg_reply_time: average('reply_time'),
      resolved_conversations_count: resolutions_count,
    };
  });
}

export function expectMatrix(history: History, account: number, span: Span, inboxIds: number[], labelIds: number[]) {
  const pick = (type: string, ids: number[]) =>
    listIds(history, account, type)
      .filter((id) => ids.length === 0 || ids.includes(id))
      .map((id) => ({ id, name: history.names.get(`${account} ${type} ${id}`) ?? '' }))
      .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const inboxes = pick('inbox', inboxIds);
  const labels = pick('label', labelIds);
  const count = (inbox: number, label: number) =>
    history.conversations.filter(
      (each) => each.inbox === inbox && each.labels.includes(label) && isIn(span, each.createdAt),
    ).length;
  return {
    inboxes,
    labels: labels.map(({ id, name }) => ({ id, title: name })),
    matrix: inboxes.map((inbox) => labels.map((label) => count(inbox.id, label.id))),
  };
}

export function expectDistribution(history: History, account: number, span: Span) {
  const distribution: Record<string, Record<string, number>> = {};
  for (const event of eventsOf(history, { account, type: 'account', id: 0 }, 'first_response')) {
    if (!isIn(span, event.at)) continue;
    const channel = history.channels.get(event.conversation.inbox) ?? '';
    distribution[channel] ??= { '0-1h': 0, '1-4h': 0, '4-8h': 0, '8-24h': 0, '24h+': 0 };
    const hours = event.value / 3600;
    const name = hours < 1 ? '0-1h' : hours < 4 ? '1-4h' : hours < 8 ? '4-8h' : hours < 24 ? '8-24h' : '24h+';
    distribution[channel][name] = (distribution[channel][name] ?? 0) + 1;
  }
  return distribution;
}

/** The open conversations of the account or of one assignee. */
export function expectOpen(history: History, account: number, assignee?: number) {
  const open = history.conversations.filter(
    (each) =>
      each.account === account && each.status === 'open' && (assignee === undefined || each.assignee === assignee),
  );
  return {
    open: open.length,
    unattended: open.filter(
      ({ firstReplyAt, waitingSince }) => firstReplyAt === undefined || waitingSince !== undefined,
    ).length,
    unassigned: open.filter((each) => each.assignee === null).length,
  };
}
