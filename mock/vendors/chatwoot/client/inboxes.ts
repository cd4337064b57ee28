import type { ChatwootHandlers } from '../handler.ts';
import { toInboxIdentifier } from '../views/inbox-secrets.ts';
import { toWorkingHours } from '../views/inboxes-and-teams.ts';
import { getInbox } from './links.ts';

export const clientInboxes = {
  'get-details-of-a-inbox'({ tables, request }) {
    const { inbox } = getInbox(tables, request);
    const { name, timezone, workingHours, settings } = inbox;
    return {
      identifier: toInboxIdentifier(inbox),
      identity_validation_enabled: false,
      name,
      timezone,
      working_hours: toWorkingHours(inbox),
      working_hours_enabled: workingHours !== undefined,
      csat_survey_enabled: settings.csat ?? false,
      greeting_enabled: settings.greetingEnabled ?? false,
    };
  },
} satisfies Partial<ChatwootHandlers>;
