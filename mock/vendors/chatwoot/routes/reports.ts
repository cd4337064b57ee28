import { ApiError } from '../../../api-error.ts';
import { getAccount, getConversationRow } from '../access/agent-access.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { toBoolean, toIntegerOrZero } from '../input/casts.ts';
import { emptyWindow, exceedsSixMonths, readWindow, toWindow, unboundedWindow } from '../input/window.ts';
import { createServerError } from '../refusals.ts';
import { withoutHandoffs } from '../reports/bot-resolutions.ts';
import { summarizeChannels } from '../reports/channel-summary.ts';
import { omitFirstHours, withDefects } from '../reports/defects.ts';
import { listConversationEvents, listEvents, toEventFilter } from '../reports/event-list.ts';
import { metrics } from '../reports/metrics.ts';
import { countOutgoingByGroup } from '../reports/outgoing-by-group.ts';
import { toZone } from '../reports/rails-zones.ts';
import { getScope, toScopeType } from '../reports/scope.ts';
import { toTimeseries, toUnit } from '../reports/timeseries.ts';
import { views } from '../views/index.ts';

export const reports = {
  'list-all-conversation-statistics'({ tables, request, now, version, appliesDeviation }) {
    const account = getAccount(tables, request);
    if (request.query.type === undefined) throw createServerError();
    const name = request.query.metric ?? '';
    const metric = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
    if (!metric) return {};
    const type = toScopeType(request.query.type);
    const scope = getScope(account, type, request.query.id);
    const window = readWindow(request, emptyWindow, appliesDeviation);
    const subject = { tables, account, type, id: toIntegerOrZero(request.query.id) };
    const points = toTimeseries({
      metric: withDefects(name, withoutHandoffs(name, metric, subject, version), subject, appliesDeviation),
      scope,
      window,
      counted: omitFirstHours(window, Boolean(request.query.timezone_offset), appliesDeviation),
      // These three parameters are undocumented. Both profiles support them, because the dashboard sends them.
      unit: toUnit(request.query.group_by),
      zone: toZone(request.query.timezone_offset, now),
      businessHours: toBoolean(request.query.business_hours) ?? false,
    });
    return views.points(points, appliesDeviation);
  },

  'get-outgoing-messages-count'({ tables, request, values, appliesDeviation }) {
    const account = getAccount(tables, request);
    return views.groups(
      countOutgoingByGroup(account, readWindow(request, emptyWindow, appliesDeviation), values.group_by),
      appliesDeviation,
    );
  },

  'get-channel-summary-report'({ tables, request }) {
    if (exceedsSixMonths(request.query)) throw new ApiError('excessive');
    return views.channels(summarizeChannels(getAccount(tables, request), toWindow(request.query, emptyWindow)));
  },

  'get-account-reporting-events'({ tables, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const page = request.query.page === undefined ? 1 : toIntegerOrZero(request.query.page);
    const { rows, count, pages } = listEvents(
      account,
      toEventFilter(tables, account, request, readWindow(request, unboundedWindow, appliesDeviation)),
      Math.max(1, page),
    );
    const echoesQuery = request.query.page !== undefined && appliesDeviation('chatwoot-events-current-page-is-string');
    return {
      meta: { count, current_page: echoesQuery ? String(page) : page, total_pages: pages },
      payload: rows.map((row) => views.event(account, row)),
    };
  },

  'get-conversation-reporting-events'({ tables, caller, request }) {
    const account = getAccount(tables, request);
    const rows = listConversationEvents(account, getConversationRow(account, request, caller));
    return rows.map((row) => views.event(account, row));
  },
} satisfies Partial<ChatwootHandlers>;
