/** `Accounts_SystemBlockedUsernameList`, with its default value. */
const ofSystem = ['admin', 'administrator', 'system', 'user'];
/** What means many in a mention. */
const ofMentions = ['all', 'here'];

/** Whether no room may have a name (Rocket.Chat 6.14, app/lib/server/functions/validateName.ts; read). */
export const isReserved = (name: string): boolean => ofSystem.includes(name.toLowerCase());

/** Whether no user may have it (`checkUsernameAvailability.ts` beside it; read). */
export const isBlocked = (name: string): boolean => isReserved(name) || ofMentions.includes(name.toLowerCase());
