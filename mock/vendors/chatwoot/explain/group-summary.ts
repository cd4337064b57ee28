import { toBoolean } from '../casts.ts';
import { type GroupBy, groupings } from '../reports/groupings.ts';
import { type Account, type ReportingEventName, reportingEventNames } from '../tables.ts';
import { ever, never, type Window } from '../window.ts';
import { type Evidence, isIn } from './evidence.ts';
import type { Explainer } from './explainer.ts';
import { explainFigures, type Figure } from './figures.ts';
import { sayMean } from './scope-evidence.ts';

type Group = { id: number } & Record<string, unknown>;

/** Figures that are read from reporting events; those that start with avg are the mean of their durations. */
const sources: Record<string, ReportingEventName> = {
  avg_resolution_time: 'conversation_resolved',
  avg_first_response_time: 'first_response',
  avg_reply_time: 'reply_time',
  resolved_conversations_count: 'conversation_resolved',
};

/** What decides whose an event is. */
const notDeciding: Record<GroupBy, string> = {
  agent: 'Events that another agent caused in a conversation that is assigned to this one now.',
  inbox: 'Events of other inboxes.',
  team: 'Events of conversations that belonged to this team once.',
  label: 'Events of conversations that carried this label once.',
};

/** Every figure of a summary by agent, team, inbox or label. */
export const explainGroups =
  (by: GroupBy): Explainer =>
  (call, body: Group[]) =>
    explainFigures(call, by === 'label' ? ever : never, (account, window) =>
      body.flatMap((group, index) => [
        explainConversations(account, by, group, index),
        ...Object.keys(group)
          .filter((name) => name in sources)
          .map((name): Figure => {
            const value = group[name] as number | null;
            const businessHours = toBoolean(call.request.query.business_hours) ?? false;
            return {
              pointer: `/${index}/${name}`,
              value,
              ...explainEvents({ account, window, by, id: group.id, name, businessHours }),
            };
          }),
      ]),
    );

function explainConversations(
  account: Account,
  by: GroupBy,
  { id, conversations_count }: Group,
  index: number,
): Figure {
  return {
    pointer: `/${index}/conversations_count`,
    value: Number(conversations_count),
    rule: `Conversations created in the window that belong to this ${by} now.`,
    excluded: [`Conversations that once belonged to this ${by}.`],
    evidence: { table: 'conversations', includes: (row) => groupings[by].groupsOf(account, row).includes(id) },
  };
}

interface EventFigure {
  account: Account;
  window: Window;
  by: GroupBy;
  id: number;
  name: string;
  businessHours: boolean;
}

function explainEvents({ account, window, by, id, name, businessHours }: EventFigure) {
  const { conversations } = account;
  const source = sources[name] ?? 'reply_time';
  const all = selectEvents(account, by, id, source);
  const isOtherName = `Reporting events of other names than ${source}.`;
  const excluded = [isOtherName, notDeciding[by]];
  if (!name.startsWith('avg_')) {
    return { rule: `Every ${source} event recorded in the window counts once.`, excluded, evidence: all };
  }
  const mean = sayMean(source, businessHours);
  if (by !== 'label')
    return { rule: `${mean} events recorded in the window; null without any.`, excluded, evidence: all };
  // Servers average over the conversations that began in the window, but count resolutions by when they came.
  const began = (row: number) => isIn(window, conversations.createdAt.get(account.events.conversation.get(row)));
  return {
    rule: `${mean} events of conversations created in the window, whenever they were recorded; 0 without any.`,
    excluded: [...excluded, 'Events recorded in the window, of conversations created before it.'],
    evidence: { ...all, whenever: true, includes: (row: number) => all.includes(row) && began(row) },
  };
}

/** Events of an agent are those that they caused; of anything else, those of the conversations that are in it now. */
function selectEvents(account: Account, by: GroupBy, id: number, source: ReportingEventName): Evidence {
  const { events } = account;
  const code = reportingEventNames.indexOf(source);
  const isOf = (row: number) =>
    by === 'agent'
      ? events.user.get(row) === id
      : groupings[by].groupsOf(account, events.conversation.get(row)).includes(id);
  return { table: 'events', includes: (row) => events.name.get(row) === code && isOf(row) };
}
