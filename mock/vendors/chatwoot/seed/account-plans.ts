import type { Company } from '../../../seed/company.ts';
import type { ChannelType } from '../events.ts';

/** The initial configuration of an account. Indexes count from 0 within the account. */
export interface AccountPlan {
  /** Number of conversations of the half year at scale 1, without those of the outage. */
  volume: number;
  inboxes: readonly InboxPlan[];
  teams: readonly TeamPlan[];
  /** The most used labels first. */
  labels: readonly string[];
  topics: readonly TopicPlan[];
  /** The topic of most conversations during the outage. */
  outageTopic: TopicPlan;
}

export interface InboxPlan {
  name: string;
  channel: ChannelType;
  office: keyof Company['offices'];
  /** Share of the account's volume. */
  share: number;
  /** Additional growth over the half year: 0.4 for a growing channel, -0.4 for a declining one. */
  trend: number;
  /** Working hours; absent if disabled. */
  hours?: { days: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]; open: number; close: number };
  bot?: true;
}

export interface TeamPlan {
  name: string;
  /** Indexes of agents. */
  agents: readonly number[];
}

export interface TopicPlan {
  weight: number;
  team: number;
  label: number;
}

const workdays = [1, 2, 3, 4, 5] as const;
const allButSunday = [1, 2, 3, 4, 5, 6] as const;
const nineToSix = { days: workdays, open: 540, close: 1080 };

export const mainAccount: AccountPlan = {
  volume: 5600,
  // biome-ignore format: one inbox a line
  inboxes: [
    { name: 'Website', channel: 'Channel::WebWidget', office: 'berlin', share: 0.31, trend: 0.1, hours: nineToSix, bot: true },
    { name: 'Support mail', channel: 'Channel::Email', office: 'berlin', share: 0.19, trend: -0.1, hours: nineToSix },
    { name: 'US store', channel: 'Channel::WebWidget', office: 'newYork', share: 0.12, trend: 0.1, hours: { days: allButSunday, open: 540, close: 1050 } },
    { name: 'Billing mail', channel: 'Channel::Email', office: 'newYork', share: 0.07, trend: 0, hours: { days: workdays, open: 540, close: 1020 } },
    { name: 'WhatsApp', channel: 'Channel::Whatsapp', office: 'singapore', share: 0.13, trend: 0.5, hours: { days: allButSunday, open: 540, close: 1110 } },
    { name: 'Facebook', channel: 'Channel::FacebookPage', office: 'newYork', share: 0.05, trend: -0.5, hours: { days: workdays, open: 600, close: 1020 } },
    { name: 'Instagram', channel: 'Channel::Instagram', office: 'berlin', share: 0.045, trend: 0.4, hours: nineToSix },
    { name: 'Telegram', channel: 'Channel::Telegram', office: 'berlin', share: 0.03, trend: 0 },
    { name: 'Delivery SMS', channel: 'Channel::Sms', office: 'newYork', share: 0.03, trend: -0.2, hours: { days: workdays, open: 480, close: 1080 } },
    { name: 'Mobile app', channel: 'Channel::Api', office: 'singapore', share: 0.025, trend: 0.3 },
  ],
  teams: [
    { name: 'customer care', agents: [0, 2, 3, 4, 5, 8, 11, 13] },
    { name: 'billing', agents: [1, 6, 9, 12] },
    { name: 'technical', agents: [0, 5, 7, 8, 10] },
    { name: 'sales', agents: [1, 4, 12, 13] },
  ],
  labels: [
    'shipping',
    'billing',
    'refund',
    'bug',
    'how-to',
    'account-access',
    'presales',
    'vip',
    'feedback',
    'cancellation',
    'feature-request',
    'outage',
  ],
  topics: [
    { weight: 29, team: 0, label: 0 },
    { weight: 15, team: 1, label: 1 },
    { weight: 14, team: 1, label: 2 },
    { weight: 13, team: 2, label: 3 },
    { weight: 12, team: 0, label: 4 },
    { weight: 7, team: 2, label: 5 },
    { weight: 10, team: 3, label: 6 },
    { weight: 3, team: 0, label: 9 },
    { weight: 2, team: 2, label: 10 },
  ],
  outageTopic: { weight: 1, team: 2, label: 11 },
};

export const sisterAccount: AccountPlan = {
  volume: 295,
  // biome-ignore format: one inbox a line
  inboxes: [
    { name: 'Shop chat', channel: 'Channel::WebWidget', office: 'berlin', share: 0.6, trend: 0.2, hours: nineToSix },
    { name: 'Shop mail', channel: 'Channel::Email', office: 'berlin', share: 0.4, trend: 0, hours: nineToSix },
  ],
  teams: [{ name: 'shop', agents: [0, 1, 2, 3] }],
  labels: ['order', 'return', 'website-down'],
  topics: [
    { weight: 7, team: 0, label: 0 },
    { weight: 3, team: 0, label: 1 },
  ],
  outageTopic: { weight: 1, team: 0, label: 2 },
};

/** Median times of a channel in seconds. They are multiplied by the pace of the agent. */
export interface ChannelTimes {
  /** Until the first reply, in the agent's working time. */
  firstReply: number;
  /** Until a later reply, in the agent's working time. */
  reply: number;
  /** Until the customer's answer, at any time of day. */
  customer: number;
  /** From the last message to the resolution, in the agent's working time. */
  resolution: number;
  /** Mean number of exchanges after the first reply. */
  exchanges: number;
}

// biome-ignore format: one channel a line
export const channelTimes: Record<ChannelType, ChannelTimes> = {
  'Channel::WebWidget':    { firstReply: 150, reply: 75, customer: 70, resolution: 420, exchanges: 2.4 },
  'Channel::Api':          { firstReply: 1500, reply: 700, customer: 900, resolution: 2400, exchanges: 1.5 },
  'Channel::Whatsapp':     { firstReply: 420, reply: 190, customer: 240, resolution: 1500, exchanges: 2.5 },
  'Channel::Telegram':     { firstReply: 560, reply: 240, customer: 260, resolution: 1800, exchanges: 2.1 },
  'Channel::Sms':          { firstReply: 800, reply: 420, customer: 420, resolution: 2400, exchanges: 1.4 },
  'Channel::TwilioSms':    { firstReply: 800, reply: 420, customer: 420, resolution: 2400, exchanges: 1.4 },
  'Channel::Line':         { firstReply: 480, reply: 220, customer: 240, resolution: 1500, exchanges: 2.2 },
  'Channel::FacebookPage': { firstReply: 1900, reply: 900, customer: 1100, resolution: 4200, exchanges: 1.6 },
  'Channel::Instagram':    { firstReply: 2300, reply: 1000, customer: 1000, resolution: 4200, exchanges: 1.5 },
  'Channel::Email':        { firstReply: 6200, reply: 5200, customer: 14000, resolution: 5400, exchanges: 1.3 },
};
