/** Default value of the setting `Accounts_SystemBlockedUsernameList`. */
const systemNames = ['admin', 'administrator', 'system', 'user'];
/** Mentions that address several users. */
const groupMentions = ['all', 'here'];

/** Whether rooms must not have a name (Rocket.Chat 6.14, app/lib/server/functions/validateName.ts; read). */
export const isReservedRoomName = (name: string): boolean => systemNames.includes(name.toLowerCase());

/** Whether users must not have a name (`checkUsernameAvailability.ts` in the same folder; read). */
export const isBlockedUsername = (name: string): boolean =>
  isReservedRoomName(name) || groupMentions.includes(name.toLowerCase());
