const dashboard = 'get-api-v1-engagement-dashboard';

/** Operation ids of the engagement dashboard in the vendor's document. */
export const messagesSent = `${dashboard}-messages-messages-sent`;
export const origin = `${dashboard}-messages-origin`;
export const topFive = `${dashboard}-messages-top-five-popular-channels`;
export const channelList = `${dashboard}-channels-list`;
export const newUsers = `${dashboard}-users-new-users`;
export const activeUsers = `${dashboard}-users-active-users`;
export const usersByHour = `${dashboard}-users-users-by-time-of-the-day-in-a-week`;
export const hourlyData = `${dashboard}-users-chat-busier-hourly-data`;
export const weeklyData = `${dashboard}-users-chat-busier-weekly-data`;
