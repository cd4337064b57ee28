import type { ChatwootCall } from '../handler.ts';
import { toBoolean } from '../input/casts.ts';
import { emptyWindow, unboundedWindow, type Window } from '../input/window.ts';
import { type GroupBy, groupings } from '../reports/groupings.ts';
import { type Account, type ReportingEventName, reportingEventNames } from '../tables.ts';
import { type Evidence, isIn } from './evidence.ts';
import { explainFigures, type Figure } from './figures.ts';
import { describeMean } from './scope-evidence.ts';

type Group = { id: number } & Record<string, unknown>;

/** By figure: the reporting events that it is computed from. Figures that start with `avg` are the mean duration. */
const sources: Record<string, ReportingEventName> = {
  avg_resolution_time: 'conversation_resolved',
  avg_first_response_time: 'first_response',
  avg_reply_time: 'reply_time',
  resolved_conversations_count: 'conversation_resolved',
};

const excludedEvents: Record<GroupBy, string> = {
  agent: 'Events of other agents in conversations that are assigned to this agent now.',
  inbox: 'Events of other inboxes.',
  team: 'Events of conversations that belonged to this team earlier and do not now.',
  label: 'Events of conversations that had this label earlier and do not now.',
};

const conversationRules: Record<GroupBy, { rule: string; excluded: string }> = {
  agent: {
    rule: 'Conversations created in the window that are assigned to this agent now.',
    excluded: 'Conversations that were assigned to this agent earlier and are not now.',
  },
  inbox: {
    rule: 'Conversations created in the window that belong to this inbox.',
    excluded: 'Conversations of other inboxes.',
  },
  team: {
    rule: 'Conversations created in the window that belong to this team now.',
    excluded: 'Conversations that belonged to this team earlier and do not now.',
  },
  label: {
    rule: 'Conversations created in the window that have this label now.',
    excluded: 'Conversations that had this label earlier and do not now.',
  },
};

/** Explains every figure of a summary by agent, team, inbox or label. */
export const explainGroups = (by: GroupBy) => (call: ChatwootCall, body: Group[]) =>
  explainFigures(call, by === 'label' ? unboundedWindow : emptyWindow, (account, window) =>
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
    rule: conversationRules[by].rule,
    excluded: [conversationRules[by].excluded],
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
  const excluded = [`Reporting events with another name than ${source}.`, excludedEvents[by]];
  if (!name.startsWith('avg_')) {
    return { rule: `Every ${source} event recorded in the window counts once.`, excluded, evidence: all };
  }
  const mean = describeMean(source, businessHours);
  if (by !== 'label')
    return { rule: `${mean} events recorded in the window; null if there are none.`, excluded, evidence: all };
  // Servers average over the conversations created in the window, but count resolutions by the time of the resolution.
  const isCreatedInWindow = (row: number) =>
    isIn(window, conversations.createdAt.get(account.events.conversation.get(row)));
  return {
    rule: `${mean} events of all conversations created in the window, even if recorded after it; 0 if there are none.`,
    excluded: [...excluded, 'Events recorded in the window whose conversations were created before it.'],
    evidence: { ...all, ignoresWindow: true, includes: (row: number) => all.includes(row) && isCreatedInWindow(row) },
  };
}

/**
 * Selects the events of a group. The events of an agent are those that name the agent as the user. The events of a team,
 * inbox or label are those of the conversations that belong to it now.
 */
function selectEvents(account: Account, by: GroupBy, id: number, source: ReportingEventName): Evidence {
  const { events } = account;
  const code = reportingEventNames.indexOf(source);
  const isOf = (row: number) =>
    by === 'agent'
      ? events.user.get(row) === id
      : groupings[by].groupsOf(account, events.conversation.get(row)).includes(id);
  return { table: 'events', includes: (row) => events.name.get(row) === code && isOf(row) };
}
