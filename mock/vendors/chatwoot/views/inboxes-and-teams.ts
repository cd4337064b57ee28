import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import { toIso } from '../../../time/iso.ts';
import type { WorkingHours } from '../events.ts';
import { officeHours } from '../reports/business-time.ts';
import type { Account, Inbox, Label, Team } from '../tables.ts';
import { toInboxIdentifier } from './inbox-secrets.ts';
import { type View, withoutNulls } from './view.ts';

/** @param user The caller, who is a member of the team or not. */
export function toTeam(account: Account, team: Team, user: number): ChatwootSchema<'team'> {
  return {
    id: team.id,
    name: team.name,
    description: team.description ?? null,
    allow_auto_assign: team.allowAutoAssign,
    account_id: account.id,
    is_member: team.members.includes(user),
  };
}

export function toLabel({ deviates }: View, label: Label): ChatwootSchema<'label'> {
  const { id, name: title, description = null, color } = label;
  const isUnset = label.showOnSidebar === null && deviates('chatwoot-absent-values-are-null');
  const showOnSidebar = (isUnset ? null : (label.showOnSidebar ?? true)) as boolean;
  const body = { id, title, color, show_on_sidebar: showOnSidebar };
  if (description === null && !deviates('chatwoot-absent-values-are-null')) return body;
  return { ...body, description };
}

/** An inbox with the common fields and those of its channel. */
export function toInbox({ deviates }: View, inbox: Inbox): ChatwootSchema<'inbox'> {
  const { id, settings } = inbox;
  const isWebsite = inbox.channel === 'Channel::WebWidget';
  const own = {
    website_url: isWebsite ? (settings.websiteUrl ?? 'https://shop.example') : null,
    widget_color: isWebsite ? (settings.widgetColor ?? '#1f93ff') : null,
    website_token: isWebsite ? `website-${id}` : null,
    web_widget_script: isWebsite ? `<script data-website-token="website-${id}"></script>` : null,
    reply_time: isWebsite ? 'in_a_few_minutes' : null,
    hmac_mandatory: isWebsite || inbox.channel === 'Channel::Api' ? false : null,
  };
  return {
    id,
    name: inbox.name,
    ...((deviates('chatwoot-absent-values-are-null') ? own : withoutNulls(own)) as typeof own & {
      website_url: string;
      widget_color: string;
      website_token: string;
      web_widget_script: string;
      reply_time: string;
      hmac_mandatory: boolean;
    }),
    ...(inbox.channel === 'Channel::TwilioSms' && { medium: 'sms' }),
    ...(inbox.channel === 'Channel::Api' && { inbox_identifier: toInboxIdentifier(inbox) }),
    channel_type: inbox.channel,
    avatar_url: '',
    enable_auto_assignment: settings.autoAssignment ?? true,
    welcome_title: settings.welcomeTitle ?? null,
    welcome_tagline: settings.welcomeTagline ?? null,
    greeting_enabled: settings.greetingEnabled ?? false,
    greeting_message: settings.greetingMessage ?? null,
    channel_id: id,
    working_hours_enabled: inbox.workingHours !== undefined,
    enable_email_collect: settings.emailCollect ?? true,
    csat_survey_enabled: settings.csat ?? false,
    auto_assignment_config: {},
    out_of_office_message: settings.outOfOffice ?? null,
    working_hours: toWorkingHours(inbox),
    timezone: inbox.timezone,
    callback_webhook_url: settings.webhookUrl ?? null,
    allow_messages_after_resolved: settings.allowMessagesAfterResolved ?? true,
    lock_to_single_conversation: settings.lockToSingleConversation ?? false,
    sender_name_type: settings.senderNameType ?? 'friendly',
    business_name: settings.businessName ?? null,
    selected_feature_flags: isWebsite ? ['attachments', 'emoji_picker', 'end_conversation'] : null,
    messaging_service_sid: null,
    phone_number: settings.phoneNumber ?? null,
    provider: settings.provider ?? null,
  };
}

/** The working hours of each day; those of an office if they are disabled. */
export const toWorkingHours = ({ workingHours = officeHours }: Inbox) =>
  [0, 1, 2, 3, 4, 5, 6].map((day) => toDay(workingHours, day));

/** @param day 0 is Sunday, which ISO counts as 7. */
function toDay(hours: WorkingHours, day: number) {
  const times = hours[(day || 7) as keyof WorkingHours];
  return {
    day_of_week: day,
    closed_all_day: times === undefined,
    open_hour: times ? Math.floor(times.open / 60) : null,
    open_minutes: times ? times.open % 60 : null,
    close_hour: times ? Math.floor(times.close / 60) : null,
    close_minutes: times ? times.close % 60 : null,
    open_all_day: times !== undefined && times.close - times.open >= 24 * 60 - 1,
  };
}

/**
 * The database row of an inbox, as the response to a new contact shows it.
 *
 * Source: Chatwoot 4.13.0, contacts/create.json.jbuilder.
 */
export function toRawInbox(account: Account, inbox: Inbox) {
  const { id, name, channel, settings, timezone } = inbox;
  return {
    id,
    channel_id: id,
    account_id: account.id,
    name,
    created_at: toIso(inbox.createdAt),
    updated_at: toIso(inbox.createdAt),
    channel_type: channel,
    enable_auto_assignment: settings.autoAssignment ?? true,
    greeting_enabled: settings.greetingEnabled ?? false,
    greeting_message: settings.greetingMessage ?? null,
    email_address: null,
    working_hours_enabled: inbox.workingHours !== undefined,
    out_of_office_message: settings.outOfOffice ?? null,
    timezone,
    enable_email_collect: settings.emailCollect ?? true,
    csat_survey_enabled: settings.csat ?? false,
    allow_messages_after_resolved: settings.allowMessagesAfterResolved ?? true,
    auto_assignment_config: {},
    lock_to_single_conversation: settings.lockToSingleConversation ?? false,
    portal_id: null,
    sender_name_type: settings.senderNameType ?? 'friendly',
    business_name: settings.businessName ?? null,
    csat_config: {},
  };
}
