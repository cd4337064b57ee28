/**
 * What can happen in a Chatwoot installation. Events are all that ever changes its tables; they carry the ids and
 * times already decided. `at` is milliseconds since 1970, whole seconds in seeded history.
 *
 * Ids are the installation's (shared by its accounts); `display_id` counts an account's conversations from 1.
 */
export type ChatwootEvent =
  | { type: 'account.created'; at: number; account: number; name: string }
  | { type: 'user.created'; at: number; user: number; name: string; email: string; token: string }
  | { type: 'agent.added'; at: number; account: number; user: number; role: Role }
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
      /** Undefined: switched off; business hours are then counted as Monday to Friday, 9 to 17. */
      workingHours?: WorkingHours;
      /** The bot that answers first, while the conversation is pending. */
      bot?: number;
    }
  | { type: 'team.created'; at: number; account: number; team: number; name: string }
  | { type: 'label.created'; at: number; account: number; label: number; title: string }
  | { type: 'contact.created'; at: number; account: number; contact: number; name: string }
  | {
      type: 'conversation.created';
      at: number;
      account: number;
      conversation: number;
      display_id: number;
      inbox: number;
      contact: number;
      /** Open, or pending when the inbox has a bot. */
      status: 'open' | 'pending';
    }
  | { type: 'conversation.assigned'; at: number; account: number; conversation: number; assignee: number | null }
  | { type: 'conversation.team_changed'; at: number; account: number; conversation: number; team: number | null }
  /** The labels it carries from now on, all of them. */
  | { type: 'conversation.labelled'; at: number; account: number; conversation: number; labels: number[] }
  | {
      [Type in StatusEventType]: { type: Type; at: number; account: number; conversation: number; by: Actor };
    }[StatusEventType]
  | {
      type: 'message.created';
      at: number;
      account: number;
      conversation: number;
      message: number;
      direction: 'incoming' | 'outgoing';
      sender: Actor;
      private: boolean;
    };

/** `opened` from pending by a bot is a handoff; from resolved or snoozed it is a reopening. */
export type StatusEventType =
  | 'conversation.opened'
  | 'conversation.resolved'
  | 'conversation.pended'
  | 'conversation.snoozed';

export type Role = 'administrator' | 'agent';
export type Actor = { kind: 'user' | 'bot' | 'contact'; id: number };

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
