import type { JsonObject } from '../../../specs/json.ts';
import type { UploadedFile } from '../../http/nested-names.ts';
import type { MessageType } from './history.ts';

/**
 * What can happen in a Chatwoot installation. Events are all that ever changes its tables; they carry the ids and
 * times already decided. `at` is milliseconds since 1970, whole seconds in seeded history.
 *
 * Ids are the installation's (shared by its accounts); `display_id` counts an account's conversations from 1.
 */
export type ChatwootEvent =
  | { type: 'account.created'; at: number; account: number; name: string }
  /** A suspended account refuses every caller. */
  | { type: 'account.status_changed'; at: number; account: number; status: 'active' | 'suspended' }
  /** The custom role of a member from now on (enterprise edition); null: none, as everybody begins. */
  | { type: 'agent.custom_role_changed'; at: number; account: number; user: number; customRole: CustomRole | null }
  | { type: 'user.created'; at: number; user: number; name: string; email: string; token: string }
  | {
      type: 'agent.added';
      at: number;
      account: number;
      user: number;
      role: Role;
      /** Undefined: online. */
      availability?: Availability;
      autoOffline?: boolean;
    }
  /** The user stays, and so do the conversations assigned to it until somebody assigns them anew. */
  | { type: 'agent.removed'; at: number; account: number; user: number }
  | { type: 'bot.created'; at: number; account: number; bot: number; name: string; token: string }
  | { type: 'token.changed'; at: number; owner: { kind: 'user' | 'bot'; id: number }; token: string }
  | {
      type: 'inbox.created';
      at: number;
      account: number;
      inbox: number;
      name: string;
      channel: ChannelType;
      /** IANA zone that the working hours are told in. */
      timezone: string;
      /** Undefined: switched off; its conversations then have no business time. */
      workingHours?: WorkingHours;
      /** The bot that answers first, while the conversation is pending. */
      bot?: number;
      settings?: Partial<InboxSettings>;
    }
  /** All members of the inbox from now on. Before the first such event, every agent is a member. */
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
  /** The users that are in it from now on, all of them. A team begins without any. */
  | { type: 'team.members_changed'; at: number; account: number; team: number; members: number[] }
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
  | {
      type: 'contact.created';
      at: number;
      account: number;
      contact: number;
      name: string;
      /** What somebody wrote; a contact without any is seeded, and has an address made from its name. */
      details?: ContactDetails;
    }
  /** From now on the contact is known by this text in this inbox. */
  | { type: 'contact.linked'; at: number; account: number; contact: number; inbox: number; source: string }
  | {
      type: 'conversation.created';
      at: number;
      account: number;
      conversation: number;
      display_id: number;
      inbox: number;
      /** One that no event has created begins here, without a name of its own. */
      contact: number;
      /** Open, or pending when the inbox has a bot; resolved or snoozed when somebody wrote it so. */
      status: 'open' | 'pending' | 'resolved' | 'snoozed';
      /** When a snoozed one opens by itself. */
      until?: number;
      /** Undefined: the one that is made from contact and inbox. */
      source?: string;
      attributes?: Attributes;
      /** Whom it is assigned to from its beginning; neither is looked up. */
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
  /** An assignee who is not in the team is dropped. */
  | {
      type: 'conversation.team_changed';
      at: number;
      account: number;
      conversation: number;
      team: number | null;
      by?: Actor;
    }
  /** The labels it carries from now on, all of them; `titles`: as they are written, where some are no labels of the account. */
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
            /** When it opens by itself; undefined: when the customer writes. */
            until?: number;
          }
        : unknown);
    }[StatusEventType]
  | {
      type: 'message.created';
      at: number;
      account: number;
      conversation: number;
      /** Its id, unless activity messages have come to it first: then it gets the next one. */
      message: number;
      direction: MessageType;
      sender: Actor;
      /** Who wrote it down for a contact. */
      by?: Actor;
      private: boolean;
      /** What somebody wrote; undefined: made from the seed when it is asked for. */
      written?: WrittenMessage;
    };

/** `opened` from pending by a bot is a handoff as well. */
export const statusEventTypes = [
  'conversation.opened',
  'conversation.resolved',
  'conversation.pended',
  'conversation.snoozed',
] as const;
export type StatusEventType = (typeof statusEventTypes)[number];

export type Role = 'administrator' | 'agent';
/** `system` has the id 0: what nobody did, such as waking a snoozed conversation. */
export type Actor = { kind: 'user' | 'bot' | 'contact' | 'system'; id: number };
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
  /** Null for a message without text, of files alone for one. */
  content: string | null;
  /** What the channel calls it. */
  sourceId?: string;
  /** What is kept of the files that came with it. */
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

/** Minutes after midnight, by ISO weekday (1 = Monday … 7 = Sunday); a day that is absent is closed. */
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

/** What custom roles can permit (Chatwoot 4.13.0, enterprise/app/models/custom_role.rb; read). */
export const permissions = [
  'conversation_manage',
  'conversation_unassigned_manage',
  'conversation_participating_manage',
  'contact_manage',
  'report_manage',
  'knowledge_base_manage',
] as const;

/** A role of the account's own making, which several members can have. */
export interface CustomRole {
  id: number;
  name: string;
  description?: string;
  permissions: (typeof permissions)[number][];
}
