import { withAutomation } from '../automation/run-rules.ts';
import { clientContacts } from './contacts.ts';
import { clientConversations } from './conversations.ts';
import { clientInboxes } from './inboxes.ts';
import { clientMessages } from './messages.ts';

/** Handlers of the client API: requests of the contacts of API inboxes, who have no token. */
export const clientHandlers = {
  ...clientContacts,
  ...clientConversations,
  ...clientInboxes,
  ...clientMessages,
  'create-a-conversation': withAutomation(clientConversations['create-a-conversation']),
  'create-a-message': withAutomation(clientMessages['create-a-message']),
};
