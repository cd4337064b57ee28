import { clientContacts } from './contacts.ts';
import { clientConversations } from './conversations.ts';
import { clientInboxes } from './inboxes.ts';
import { clientMessages } from './messages.ts';

/** Handlers of the client API: requests of the contacts of API inboxes, who have no token. */
export const clientHandlers = { ...clientContacts, ...clientConversations, ...clientInboxes, ...clientMessages };
