import type { JsonObject } from '../../../specs/json/json.ts';
import type { UploadedFile } from '../../http/nested-names.ts';
import type { MessageType, Priority } from './conversation-tables.ts';
import type { RecordKind } from './resources/engine/record.ts';

/**
 * All events of a Chatwoot installation. Only events change the tables. Their ids and times are already decided; `at` is
 * milliseconds since 1970, in whole seconds in the seeded history.
 *
 * Ids are unique across accounts. `display_id` numbers the conversations of an account from 1.
 */
export type ChatwootEvent =
  | { type: 'account.created'; at: number; account: number; name: string }
  /** A suspended account rejects all requests. */
  | { type: 'account.status_changed'; at: number; account: number; status: 'active' | 'suspended' }
  /** The new custom role of a member (enterprise edition); null means none, which is the default. */
  | { type: 'agent.custom_role_changed'; at: number; account: number; user: number; customRole: CustomRole | null }
  | { type: 'user.created'; at: number; user: number; name: string; email: string; token: string }
  | {
      type: 'agent.added';
      at: number;
      account: number;
      user: number;
      role: Role;
      /** Default: online. */
      availability?: Availability;
      autoOffline?: boolean;
    }
  /** The new values of a member; absent ones stay. The name is the user's in all accounts. */
  | {
      type: 'agent.changed';
      at: number;
      account: number;
      user: number;
      name?: string;
      role?: Role;
      availability?: Availability;
      autoOffline?: boolean;
    }
  /**
   * Removes a user from an account. The user still exists. With `unassigns`, the user also leaves its teams and inboxes,
   * and its conversations have no assignee, without a trace in them.
   */
  | { type: 'agent.removed'; at: number; account: number; user: number; unassigns?: boolean }
  /** `values` has the fields that clients write, by their names on the wire; absent ones have their initial value. */
  | { type: 'bot.created'; at: number; account: number; bot: number; name: string; token: string; values?: JsonObject }
  /** The new values; absent ones stay. */
  | { type: 'bot.changed'; at: number; account: number; bot: number; values: JsonObject }
  /** Removes a bot, also from inboxes, and as the sender of its messages. */
  | { type: 'bot.removed'; at: number; account: number; bot: number }
  | { type: 'token.changed'; at: number; owner: { kind: 'user' | 'bot'; id: number }; token: string }
  | {
      type: 'inbox.created';
      at: number;
      account: number;
      inbox: number;
      name: string;
      channel: ChannelType;
      /** IANA time zone of the working hours. */
      timezone: string;
      /** Undefined: disabled; the conversations of the inbox then have no business time. */
      workingHours?: WorkingHours;
      /** The bot that handles new conversations while they are pending. */
      bot?: number;
      settings?: Partial<InboxSettings>;
    }
  /** The new values of an inbox; absent ones stay. Null hours disable the working hours. */
  | {
      type: 'inbox.changed';
      at: number;
      account: number;
      inbox: number;
      name?: string;
      timezone?: string;
      workingHours?: WorkingHours | null;
      settings?: Partial<InboxSettings>;
    }
  /** The new bot of an inbox; null means none. It handles conversations that begin from now on. */
  | { type: 'inbox.bot_changed'; at: number; account: number; inbox: number; bot: number | null }
  /** The new complete list of members. Before the first such event, every agent is a member. */
  | { type: 'inbox.members_changed'; at: number; account: number; inbox: number; members: number[] }
  | {
      type: 'team.created';
      at: number;
      account: number;
      team: number;
      name: string;
      description?: string;
      allowAutoAssign?: boolean;
    }
  /** The new complete list of members. A new team has no members. */
  | { type: 'team.members_changed'; at: number; account: number; team: number; members: number[] }
  /** The new values; absent ones stay. */
  | {
      type: 'team.changed';
      at: number;
      account: number;
      team: number;
      name?: string;
      description?: string;
      allowAutoAssign?: boolean;
    }
  /** Removes a team. Its conversations have no team, without a trace in them. */
  | { type: 'team.removed'; at: number; account: number; team: number }
  | {
      type: 'label.created';
      at: number;
      account: number;
      label: number;
      title: string;
      description?: string;
      color?: string;
      showOnSidebar?: boolean | null;
    }
  /** The new values; absent ones stay. A new title replaces the old one on conversations and contacts, as their last label. */
  | {
      type: 'label.changed';
      at: number;
      account: number;
      label: number;
      title?: string;
      description?: string;
      color?: string;
      showOnSidebar?: boolean | null;
    }
  /** Removes a label, also from conversations and contacts, without a trace in them. */
  | { type: 'label.removed'; at: number; account: number; label: number }
  /**
   * A record of a resource; `values` has all fields. `owner` is the user who alone may see it, `parent` the id of the record
   * of another kind below which it is, such as the contact of a note.
   */
  | {
      type: 'record.created';
      at: number;
      account: number;
      kind: RecordKind;
      record: number;
      owner?: number;
      parent?: number;
      values: JsonObject;
    }
  /** The new complete values. */
  | { type: 'record.changed'; at: number; account: number; kind: RecordKind; record: number; values: JsonObject }
  | { type: 'record.removed'; at: number; account: number; kind: RecordKind; record: number }
  | {
      type: 'contact.created';
      at: number;
      account: number;
      contact: number;
      name: string;
      /** Details written by a client. A contact without details is seeded, and its email address follows from its name. */
      details?: ContactDetails;
    }
  /** The new name and complete details. */
  | { type: 'contact.changed'; at: number; account: number; contact: number; name: string; details: ContactDetails }
  /** The new complete list of labels. `titles` has the titles as written, if some are not labels of the account. */
  | {
      type: 'contact.labelled';
      at: number;
      account: number;
      contact: number;
      labels: number[];
      titles?: string[];
    }
  /** Also removes the conversations of the contact, with their messages and reporting events. */
  | { type: 'contact.removed'; at: number; account: number; contact: number }
  /**
   * Moves the conversations, messages and source ids of another contact (`mergee`) to a contact, which also gets the
   * attributes that it lacks. The other contact is then gone.
   */
  | { type: 'contact.merged'; at: number; account: number; contact: number; mergee: number }
  /** Gives the contact a source id in an inbox. */
  | { type: 'contact.linked'; at: number; account: number; contact: number; inbox: number; source: string }
  /** The contact proved its identity in an inbox. */
  | { type: 'contact.verified'; at: number; account: number; contact: number; inbox: number; source: string }
  | {
      type: 'conversation.created';
      at: number;
      account: number;
      conversation: number;
      display_id: number;
      inbox: number;
      /** If the contact does not exist, this event creates it with a generic name. */
      contact: number;
      /** Open, or pending if the inbox has a bot; resolved or snoozed only if the client requested it. */
      status: 'open' | 'pending' | 'resolved' | 'snoozed';
      /** The instant at which a snoozed conversation reopens. */
      until?: number;
      /** The source id; default: derived from contact and inbox. */
      source?: string;
      attributes?: Attributes;
      /** The initial assignee and team. Servers do not check that they exist. */
      assignee?: number;
      team?: number;
      by?: Actor;
    }
  /** `by`, here and below: the actor. Without one (a background job, for example) there is no activity message. */
  | {
      type: 'conversation.assigned';
      at: number;
      account: number;
      conversation: number;
      assignee: number | null;
      by?: Actor;
    }
  /** Unassigns the assignee if the new team does not include them. */
  | {
      type: 'conversation.team_changed';
      at: number;
      account: number;
      conversation: number;
      team: number | null;
      by?: Actor;
    }
  | {
      type: 'conversation.priority_changed';
      at: number;
      account: number;
      conversation: number;
      priority: Priority;
      by?: Actor;
    }
  /** The new complete custom attributes. */
  | { type: 'conversation.attributes_changed'; at: number; account: number; conversation: number; custom: JsonObject }
  /** The contact saw all messages of its conversation. */
  | { type: 'conversation.seen_by_contact'; at: number; account: number; conversation: number }
  /** The values that the contact sent for the form or survey in a message. */
  | { type: 'message.answered'; at: number; account: number; conversation: number; message: number; values: JsonObject }
  /** Replaces the content of a message by a note, and removes its attachments. */
  | { type: 'message.deleted'; at: number; account: number; conversation: number; message: number }
  /** The new complete list of labels. `titles` has the titles as written, if some are not labels of the account. */
  | {
      type: 'conversation.labelled';
      at: number;
      account: number;
      conversation: number;
      labels: number[];
      titles?: string[];
      by?: Actor;
    }
  | {
      [Type in StatusEventType]: {
        type: Type;
        at: number;
        account: number;
        conversation: number;
        by: Actor;
      } & (Type extends 'conversation.snoozed'
        ? {
            /** The instant at which the conversation reopens; undefined: when the customer writes. */
            until?: number;
          }
        : unknown);
    }[StatusEventType]
  | {
      type: 'message.created';
      at: number;
      account: number;
      conversation: number;
      /** The requested id. If an activity message already has it, the message gets the next id. */
      message: number;
      direction: MessageType;
      sender: Actor;
      /** The caller that created the message of a contact over the API. */
      by?: Actor;
      private: boolean;
      /** The content; default: generated from the seed when the message is read. */
      written?: WrittenMessage;
    };

/** If a bot opens a pending conversation, the event `conversation.opened` is also a handoff. */
export const statusEventTypes = [
  'conversation.opened',
  'conversation.resolved',
  'conversation.pended',
  'conversation.snoozed',
] as const;
export type StatusEventType = (typeof statusEventTypes)[number];

export type Role = 'administrator' | 'agent';
/**
 * `system` has the id 0 and stands for background jobs, for example reopening a snoozed conversation. `rule` is an
 * automation rule, which may have been removed.
 */
export type Actor = { kind: 'user' | 'bot' | 'contact' | 'system' | 'rule'; id: number };
export type Availability = 'online' | 'busy' | 'offline';

/** Free-form attributes of a contact or conversation. */
export interface Attributes {
  additional?: JsonObject;
  custom?: JsonObject;
}

export interface ContactDetails extends Attributes {
  email?: string;
  phone?: string;
  identifier?: string;
  blocked?: boolean;
}

export interface WrittenMessage {
  /** Null for a message without text, for example with attachments only. */
  content: string | null;
  /** The id of the message in its channel. */
  sourceId?: string;
  /** Metadata of the attached files. */
  attachments?: UploadedFile[];
  /** The campaign that sent it. */
  campaign?: number;
  contentType?: string;
  contentAttributes?: JsonObject;
}

export interface InboxSettings {
  websiteUrl: string;
  welcomeTitle: string;
  welcomeTagline: string;
  widgetColor: string;
  webhookUrl: string;
  email: string;
  phoneNumber: string;
  provider: string;
  greetingEnabled: boolean;
  greetingMessage: string;
  emailCollect: boolean;
  csat: boolean;
  autoAssignment: boolean;
  outOfOffice: string;
  allowMessagesAfterResolved: boolean;
  lockToSingleConversation: boolean;
  senderNameType: string;
  businessName: string;
}

/** Opening hours in minutes after midnight, by ISO weekday (1 = Monday … 7 = Sunday). Absent days are closed. */
export type WorkingHours = Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, { open: number; close: number }>>;

export type ChannelType =
  | 'Channel::WebWidget'
  | 'Channel::Email'
  | 'Channel::Api'
  | 'Channel::Whatsapp'
  | 'Channel::Sms'
  | 'Channel::Telegram'
  | 'Channel::FacebookPage'
  | 'Channel::Instagram'
  | 'Channel::Line'
  | 'Channel::TwilioSms';

/** The permissions of custom roles (Chatwoot 4.13.0, enterprise/app/models/custom_role.rb; read). */
export const permissions = [
  'conversation_manage',
  'conversation_unassigned_manage',
  'conversation_participating_manage',
  'contact_manage',
  'report_manage',
  'knowledge_base_manage',
] as const;

/** A role that an account defines. Several members can have it. */
export interface CustomRole {
  id: number;
  name: string;
  description?: string;
  permissions: (typeof permissions)[number][];
}
