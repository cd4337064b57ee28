import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { getAccount } from '../access.ts';
import type { ChatwootHandler } from '../handler.ts';
import { summarizeGroups } from '../reports/group-summary.ts';
import type { GroupBy } from '../reports/groupings.ts';
import { countByInboxAndLabel } from '../reports/inbox-label-matrix.ts';
import { countOpenConversations, createLoad } from '../reports/open-conversations.ts';
import { distributeResponseTimes } from '../reports/response-time-distribution.ts';
import { getScope, type ScopeType } from '../reports/scope.ts';
import { summarize } from '../reports/summary.ts';
import { familyViews } from '../views/report-family.ts';
import { toPrevious, toWindow } from '../window.ts';

const agentsPerPage = 25;

/** One summary of all agents, teams or inboxes; all three look alike. */
const summaryOf =
  (by: GroupBy): ChatwootHandler =>
  ({ tables, request, values }): ChatwootBody<'get-agent-summary-report'> =>
    summarizeGroups(getAccount(tables, request), by, toWindow(values), values.business_hours === true).map(
      familyViews.group,
    );

/** `type` decides what comes; servers take no notice of the slash that tells the two documented paths apart. */
const openConversations: ChatwootHandler = ({ tables, request, values, deviates }) => {
  const account = getAccount(tables, request);
  const { account: load, byAgent } = countOpenConversations(account);
  if (values.type === 'account') return familyViews.openOfAccount(load, deviates);
  if (values.type !== 'agent') deviates('chatwoot-live-other-types-mean-agent');

  const ignoresUser = values.user_id !== undefined && deviates('chatwoot-live-ignores-user-id');
  const wanted = ignoresUser ? undefined : values.user_id;
  const members = [...account.members.values()].filter(
    ({ user }) => wanted === undefined || String(user.id) === wanted,
  );
  const page = toPage(request.query.page);
  // A page is put in order after it was cut.
  const body: ChatwootBody<'get-agent-conversation-metrics'> = members
    .slice((page - 1) * agentsPerPage, page * agentsPerPage)
    .map((member) => familyViews.openOfAgent(member, byAgent.get(member.user.id) ?? createLoad()))
    .sort((a, b) => b.metric.open - a.metric.open);
  return body;
};

export const summaryReports: Record<string, ChatwootHandler> = {
  'list-all-conversation-statistics-summary'({ tables, request, values, deviates }) {
    const scope = getScope(getAccount(tables, request), values.type as ScopeType, values.id as string | undefined);
    const window = toWindow(values);
    // In no document, and honoured in both profiles: dashboards send it.
    const businessHours = request.query.business_hours === 'true';
    const previous = summarize(scope, toPrevious(window), businessHours);
    return familyViews.summary(summarize(scope, window, businessHours), previous, deviates);
  },

  'get-account-conversation-metrics': openConversations,
  'get-agent-conversation-metrics': openConversations,

  'get-agent-summary-report': summaryOf('agent'),
  'get-inbox-summary-report': summaryOf('inbox'),
  'get-team-summary-report': summaryOf('team'),
  'get-label-summary-report'({ tables, request, values }) {
    const account = getAccount(tables, request);
    const body: ChatwootBody<'get-label-summary-report'> = summarizeGroups(
      account,
      'label',
      toWindow(values),
      values.business_hours === true,
    ).map(familyViews.label);
    return body;
  },

  'get-inbox-label-matrix'({ tables, request, values }) {
    const filter = {
      inboxes: values.inbox_ids as number[] | undefined,
      labels: values.label_ids as number[] | undefined,
    };
    return familyViews.matrix(countByInboxAndLabel(getAccount(tables, request), toWindow(values), filter));
  },

  'get-first-response-time-distribution'({ tables, request, values }) {
    return familyViews.distribution(distributeResponseTimes(getAccount(tables, request), toWindow(values)));
  },
};

/** A page that is no number, or before the first, is the first. */
function toPage(text: string | undefined): number {
  const page = Number(text ?? 1);
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}
