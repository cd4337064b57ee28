import type { RocketChatOperationId } from '../../../specs/bodies.ts';

const dashboard = 'get-api-v1-engagement-dashboard';

/** Operation ids of the engagement dashboard in the vendor's document. */
export const messagesSent: RocketChatOperationId = `${dashboard}-messages-messages-sent`;
export const origin: RocketChatOperationId = `${dashboard}-messages-origin`;
export const topFive: RocketChatOperationId = `${dashboard}-messages-top-five-popular-channels`;
export const channelList: RocketChatOperationId = `${dashboard}-channels-list`;
export const newUsers: RocketChatOperationId = `${dashboard}-users-new-users`;
export const activeUsers: RocketChatOperationId = `${dashboard}-users-active-users`;
export const usersByHour: RocketChatOperationId = `${dashboard}-users-users-by-time-of-the-day-in-a-week`;
export const hourlyData: RocketChatOperationId = `${dashboard}-users-chat-busier-hourly-data`;
export const weeklyData: RocketChatOperationId = `${dashboard}-users-chat-busier-weekly-data`;
