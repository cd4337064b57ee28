import type { ChatwootOperation, RequestBody } from '../../../../specs/bodies.ts';
import { isTimezone } from '../../../time/zone.ts';
import { assertInboxAccess, canAccessInbox, getAccount } from '../access/agent-access.ts';
import type { ChannelType, InboxSettings } from '../events.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { isBlank, toInteger, toText } from '../input/casts.ts';
import { compareTexts } from '../input/compare-texts.ts';
import { refuseBody, refusePath } from '../refusals.ts';
import { officeHours } from '../reports/business-time.ts';
import { toInbox } from '../views/inboxes-and-teams.ts';

type RequestParams = RequestBody<ChatwootOperation<'inboxCreation'>>;

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

export const inboxes = {
  listAllInboxes({ tables, caller, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates: appliesDeviation };
    const byName = [...account.inboxes.values()]
      .filter(({ id }) => canAccessInbox(account, caller, id))
      .sort((a, b) => compareTexts(a.name.toLowerCase(), b.name.toLowerCase()) || a.id - b.id);
    return { payload: byName.map((inbox) => toInbox(view, inbox)) };
  },

  GetInbox({ tables, caller, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const inbox = account.inboxes.get(toInteger(request.params.id) ?? 0);
    if (!inbox) throw refusePath('id');
    assertInboxAccess(account, caller, inbox.id);
    return toInbox({ tables, account, deviates: appliesDeviation }, inbox);
  },

  inboxCreation({ tables, request, now, appliesDeviation, append }) {
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
    return toInbox({ tables, account, deviates: appliesDeviation }, created);
  },
} satisfies Partial<ChatwootHandlers>;

function toSettings(params: RequestParams): Partial<InboxSettings> {
  // Servers also take the undocumented fields of other channels.
  const channel = (params.channel ?? {}) as Record<string, string | undefined>;
  return {
    websiteUrl: channel.website_url,
    welcomeTitle: channel.welcome_title,
    welcomeTagline: channel.welcome_tagline,
    widgetColor: channel.widget_color,
    webhookUrl: channel.webhook_url,
    email: channel.email,
    phoneNumber: channel.phone_number,
    provider: channel.provider,
    greetingEnabled: params.greeting_enabled,
    greetingMessage: params.greeting_message,
    emailCollect: params.enable_email_collect,
    csat: params.csat_survey_enabled,
    autoAssignment: params.enable_auto_assignment,
    outOfOffice: params.out_of_office_message,
    allowMessagesAfterResolved: params.allow_messages_after_resolved,
    lockToSingleConversation: params.lock_to_single_conversation,
    senderNameType: params.sender_name_type,
    businessName: params.business_name,
  };
}
