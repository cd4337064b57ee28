import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { ApiError, createParameterError } from '../../../api-error.ts';
import { getAccount } from '../access/agent-access.ts';
import type { ChatwootCallOf, ChatwootHandlers } from '../handler.ts';
import { isBlank, toBoolean, toIntegerOrZero } from '../input/casts.ts';
import {
  assertScalarWindow,
  emptyWindow,
  readWindow,
  toPreviousWindow,
  toWindow,
  unboundedWindow,
} from '../input/window.ts';
import { createServerError } from '../refusals.ts';
import { summarizeGroups } from '../reports/group-summary.ts';
import type { GroupBy } from '../reports/groupings.ts';
import { countByInboxAndLabel } from '../reports/inbox-label-matrix.ts';
import { countOpenConversations, createOpenCounts } from '../reports/open-conversations.ts';
import { distributeResponseTimes } from '../reports/response-time-distribution.ts';
import { getScope, toScopeType } from '../reports/scope.ts';
import { summarize } from '../reports/summary.ts';
import { summaryViews } from '../views/summary-reports.ts';

const agentsPerPage = 25;

/** Handles the summaries of agents, teams and inboxes, which have the same format. */
const summaryOf =
  (by: GroupBy) =>
  ({
    tables,
    request,
  }: ChatwootCallOf<'get-agent-summary-report' | 'get-inbox-summary-report' | 'get-team-summary-report'>) =>
    summarizeGroups(
      getAccount(tables, request),
      by,
      toWindow(request.query, emptyWindow),
      toBoolean(request.query.business_hours) ?? false,
    ).map(summaryViews.group);

/** Handles both documented paths, which differ in a trailing slash only. `type` selects the report. */
const openConversations = ({
  tables,
  request,
  values,
  appliesDeviation,
}: ChatwootCallOf<'get-account-conversation-metrics' | 'get-agent-conversation-metrics'>) => {
  if (isBlank(request.query.type)) throw createParameterError('invalid', 'type', 'is missing');
  const account = getAccount(tables, request);
  const { account: load, byAgent } = countOpenConversations(account);
  if (values.type === 'account') return summaryViews.openOfAccount(load, appliesDeviation);
  const ignoresUser = values.user_id !== undefined && appliesDeviation('chatwoot-live-ignores-user-id');
  const wanted = ignoresUser ? undefined : values.user_id;
  const members = [...account.members.values()].filter(
    ({ user }) => wanted === undefined || String(user.id) === wanted,
  );
  const page = Math.max(1, toIntegerOrZero(request.query.page));
  // Servers sort the agents within a page, not across pages.
  return members
    .slice((page - 1) * agentsPerPage, page * agentsPerPage)
    .filter(() => assertAgents(request.query.type))
    .map((member) => summaryViews.openOfAgent(member, byAgent.get(member.user.id) ?? createOpenCounts()))
    .sort((a, b) => b.metric.open - a.metric.open);
};

export const summaryReports = {
  'list-all-conversation-statistics-summary'({ tables, request, appliesDeviation }) {
    const { type, id, business_hours } = request.query;
    const scope = getScope(getAccount(tables, request), toScopeType(type), id);
    assertScalarWindow(request, appliesDeviation);
    const window = toWindow(request.query, emptyWindow);
    // Undocumented. Both profiles support it, because the dashboard sends it.
    const businessHours = toBoolean(business_hours) ?? false;
    const previous = summarize(scope, toPreviousWindow(window), businessHours);
    return summaryViews.summary(summarize(scope, window, businessHours), previous, appliesDeviation);
  },

  'get-account-conversation-metrics': openConversations,
  // Servers report the account at this path as well, which the document does not say.
  'get-agent-conversation-metrics': (call) => openConversations(call) as ChatwootBody<'get-agent-conversation-metrics'>,

  'get-agent-summary-report': summaryOf('agent'),
  'get-inbox-summary-report': summaryOf('inbox'),
  'get-team-summary-report': summaryOf('team'),
  'get-label-summary-report'({ tables, request }) {
    const account = getAccount(tables, request);
    return summarizeGroups(
      account,
      'label',
      toWindow(request.query, unboundedWindow),
      toBoolean(request.query.business_hours) ?? false,
    ).map(summaryViews.label);
  },

  'get-inbox-label-matrix'({ tables, request, values, appliesDeviation }) {
    const filter = {
      inboxes: toIds(values.inbox_ids),
      labels: toIds(values.label_ids),
    };
    const window = readWindow(request, unboundedWindow, appliesDeviation);
    return summaryViews.matrix(countByInboxAndLabel(getAccount(tables, request), window, filter));
  },

  'get-first-response-time-distribution'({ tables, request, appliesDeviation }) {
    return summaryViews.distribution(
      distributeResponseTimes(getAccount(tables, request), readWindow(request, unboundedWindow, appliesDeviation)),
    );
  },
} satisfies Partial<ChatwootHandlers>;

/**
 * Throws for any type but `agent`. Servers build one report of this type per agent on the page; other types need an id.
 *
 * Source: Chatwoot 4.13.0, app/builders/v2/report_builder.rb, app/helpers/report_helper.rb (executed).
 */
function assertAgents(type: string | undefined): true {
  if (type === 'agent') return true;
  if (type === 'inbox' || type === 'team' || type === 'label') throw new ApiError('unknown');
  throw createServerError();
}

/** Reads a list of ids, or a single id. */
function toIds(value: unknown): number[] | undefined {
  return value === undefined ? undefined : [value].flat().map((id) => toIntegerOrZero(String(id)));
}
