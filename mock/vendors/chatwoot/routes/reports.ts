import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { Fault } from '../../../fault.ts';
import { getAccount, getConversationRow } from '../access.ts';
import type { ChatwootHandler } from '../handler.ts';
import { createPromisedZone, createRailsZone, toOffset } from '../rails-zones.ts';
import { summarizeChannels } from '../reports/channel-summary.ts';
import { cutChart, withDefects } from '../reports/defects.ts';
import { listConversationEvents, listEvents } from '../reports/event-list.ts';
import type { GroupBy } from '../reports/groupings.ts';
import { metrics } from '../reports/metrics.ts';
import { countOutgoingByGroup } from '../reports/outgoing-by-group.ts';
import { getScope, type ScopeType } from '../reports/scope.ts';
import { toTimeseries, toUnit } from '../reports/timeseries.ts';
import { views } from '../views.ts';
import { exceedsSixMonths, toWindow } from '../window.ts';

export const reports: Record<string, ChatwootHandler> = {
  'list-all-conversation-statistics'({ tables, request, values, now, deviates }) {
    const name = String(values.metric);
    const metric = metrics[name];
    if (!metric) throw new Fault('invalid');
    const account = getAccount(tables, request);
    const type = values.type as ScopeType;
    const window = toWindow(values);
    const points = toTimeseries({
      metric: withDefects(name, metric, { tables, account, type, id: Number(values.id) }, deviates),
      scope: getScope(account, type, values.id as string | undefined),
      window,
      counted: cutChart(window, Boolean(request.query.timezone_offset), deviates),
      // The three that follow are in no document, and are honoured in both profiles: dashboards send them.
      unit: toUnit(request.query.group_by),
      zone: toZone(request.query.timezone_offset, now, deviates),
      businessHours: request.query.business_hours === 'true',
    });
    return views.points(points, deviates);
  },

  'get-outgoing-messages-count'({ tables, request, values, deviates }) {
    const account = getAccount(tables, request);
    return views.groups(countOutgoingByGroup(account, toWindow(values), values.group_by as GroupBy), deviates);
  },

  'get-channel-summary-report'({ tables, request, values }) {
    const window = toWindow(values);
    if (exceedsSixMonths(window)) throw new Fault('excessive');
    return views.channels(summarizeChannels(getAccount(tables, request), window));
  },

  'get-account-reporting-events'({ tables, request, values, deviates }) {
    const account = getAccount(tables, request);
    const page = Number(values.page);
    const filter = {
      window: toWindow(values),
      name: values.name as string | undefined,
      inbox: values.inbox_id as number | undefined,
      user: values.user_id as number | undefined,
    };
    const { rows, count, pages } = listEvents(account, filter, page);
    const echoesQuery = request.query.page !== undefined && deviates('chatwoot-events-current-page-is-string');
    const body: ChatwootBody<'get-account-reporting-events'> = {
      meta: { count, current_page: echoesQuery ? String(page) : page, total_pages: pages },
      payload: rows.map((row) => views.event(account, row)) as never,
    };
    return body;
  },

  'get-conversation-reporting-events'({ tables, request }) {
    const account = getAccount(tables, request);
    const rows = listConversationEvents(account, getConversationRow(account, request));
    return rows.map((row) => views.event(account, row)) as ChatwootBody<'get-conversation-reporting-events'>;
  },
};

function toZone(text: string | undefined, now: number, deviates: (id: string) => boolean) {
  const offset = toOffset(text);
  // Without an offset a server uses UTC, whatever the season.
  if (text !== undefined && text !== '' && deviates('chatwoot-report-offset-follows-daylight-saving')) {
    return createRailsZone(offset, now);
  }
  return createPromisedZone(offset);
}
