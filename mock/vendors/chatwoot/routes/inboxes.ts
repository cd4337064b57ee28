import { isObject } from '../../../../specs/json/json.ts';
import { isTimezone } from '../../../time/zone.ts';
import { assertInboxAccess, type Caller, canAccessInbox, getAccount } from '../access/agent-access.ts';
import type { ChannelType, InboxSettings } from '../events.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { isBlank, toBoolean, toInteger, toText } from '../input/casts.ts';
import { compareTexts } from '../input/compare-texts.ts';
import { readHours } from '../input/working-hours.ts';
import { refuseBody, refusePath } from '../refusals.ts';
import { officeHours } from '../reports/business-time.ts';
import type { Inbox } from '../tables.ts';
import { showHmacToken } from '../views/inbox-secrets.ts';
import { toInbox } from '../views/inboxes-and-teams.ts';
import type { View } from '../views/view.ts';

const channels: Record<string, ChannelType> = {
  web_widget: 'Channel::WebWidget',
  api: 'Channel::Api',
  email: 'Channel::Email',
  line: 'Channel::Line',
  telegram: 'Channel::Telegram',
  whatsapp: 'Channel::Whatsapp',
  sms: 'Channel::Sms',
};
/** These channels show the name to customers, so it must not contain special characters of mail headers and HTML. */
const strictlyNamed = ['Channel::WebWidget', 'Channel::Api', 'Channel::Email'];

const toShownInbox = (view: View, inbox: Inbox, caller: Caller) => ({
  ...toInbox(view, inbox),
  ...showHmacToken(view, inbox, caller),
});

export const inboxes = {
  listAllInboxes({ tables, caller, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates: appliesDeviation };
    const byName = [...account.inboxes.values()]
      .filter(({ id }) => canAccessInbox(account, caller, id))
      .sort((a, b) => compareTexts(a.name.toLowerCase(), b.name.toLowerCase()) || a.id - b.id);
    return { payload: byName.map((inbox) => toShownInbox(view, inbox, caller)) };
  },

  GetInbox({ tables, caller, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const inbox = account.inboxes.get(toInteger(request.params.id) ?? 0);
    if (!inbox) throw refusePath('id');
    assertInboxAccess(account, caller, inbox.id);
    return toShownInbox({ tables, account, deviates: appliesDeviation }, inbox, caller);
  },

  inboxCreation({ tables, caller, request, now, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const params = request.body ?? {};
    const channel = channels[params.channel?.type ?? ''];
    if (!channel) throw refuseBody({ name: 'channel', message: 'is missing', keyword: 'required' });
    const name = toText(params.name) ?? '';
    if (isBlank(name)) throw refuseBody({ name: 'name', message: "can't be blank" });
    if (strictlyNamed.includes(channel) && /[/\\<>@]/.test(name))
      throw refuseBody({ name: 'name', message: 'is invalid' });
    const timezone = params.timezone ?? 'UTC';
    if (!isTimezone(timezone)) throw refuseBody({ name: 'timezone', message: 'is not included in the list' });

    const inbox = tables.lastIds.inbox + 1;
    append({
      type: 'inbox.created',
      at: now,
      account: account.id,
      inbox,
      name,
      channel,
      timezone,
      workingHours: params.working_hours_enabled ? officeHours : undefined,
      settings: toSettings(params),
    });
    const created = account.inboxes.get(inbox);
    if (!created) throw refusePath('id');
    return toShownInbox({ tables, account, deviates: appliesDeviation }, created, caller);
  },

  updateInbox({ tables, caller, request, now: at, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const id = toInteger(request.params.id) ?? 0;
    const inbox = account.inboxes.get(id);
    if (!inbox) throw refusePath('id');
    const params = request.body ?? {};
    const { name, timezone } = params;
    const problems = [
      ...(name !== undefined && isBlank(toText(name)) ? [{ name: 'name', message: "can't be blank" }] : []),
      ...(timezone !== undefined && !isTimezone(String(timezone))
        ? [{ name: 'timezone', message: 'is not included in the list' }]
        : []),
    ];
    if (problems.length > 0) throw refuseBody(...problems);
    append({
      type: 'inbox.changed',
      at,
      account: account.id,
      inbox: id,
      ...(name !== undefined && { name: toText(name) ?? '' }),
      ...(timezone !== undefined && { timezone: String(timezone) }),
      ...readHours(inbox.workingHours, params),
      settings: toSettings(params),
    });
    const changed = account.inboxes.get(id);
    if (!changed) throw refusePath('id');
    return toShownInbox({ tables, account, deviates: appliesDeviation }, changed, caller);
  },
} satisfies Partial<ChatwootHandlers>;

/** Reads the settings that a request has. Those that are null stay. */
function toSettings(params: Readonly<Record<string, unknown>>): Partial<InboxSettings> {
  // Servers also take the undocumented fields of other channels.
  const channel = isObject(params.channel) ? params.channel : {};
  const settings: { [Name in keyof InboxSettings]: string | boolean | null | undefined } = {
    websiteUrl: toText(channel.website_url),
    welcomeTitle: toText(channel.welcome_title),
    welcomeTagline: toText(channel.welcome_tagline),
    widgetColor: toText(channel.widget_color),
    webhookUrl: toText(channel.webhook_url),
    email: toText(channel.email),
    phoneNumber: toText(channel.phone_number),
    provider: toText(channel.provider),
    greetingEnabled: toBoolean(params.greeting_enabled),
    greetingMessage: toText(params.greeting_message),
    emailCollect: toBoolean(params.enable_email_collect),
    csat: toBoolean(params.csat_survey_enabled),
    autoAssignment: toBoolean(params.enable_auto_assignment),
    outOfOffice: toText(params.out_of_office_message),
    allowMessagesAfterResolved: toBoolean(params.allow_messages_after_resolved),
    lockToSingleConversation: toBoolean(params.lock_to_single_conversation),
    senderNameType: toText(params.sender_name_type),
    businessName: toText(params.business_name),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== null));
}
