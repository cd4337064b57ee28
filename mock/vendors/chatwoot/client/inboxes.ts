import type { ChatwootHandlers } from '../handler.ts';
import { toInboxIdentifier } from '../views/inbox-secrets.ts';
import { toInbox } from '../views/inboxes-and-teams.ts';
import { getInbox } from './links.ts';

export const clientInboxes = {
  'get-details-of-a-inbox'({ tables, request, appliesDeviation }) {
    const { account, inbox } = getInbox(tables, request);
    const { name, timezone, working_hours, working_hours_enabled, csat_survey_enabled, greeting_enabled } = toInbox(
      { tables, account, deviates: appliesDeviation },
      inbox,
    );
    return {
      identifier: toInboxIdentifier(inbox),
      identity_validation_enabled: false,
      name,
      timezone,
      working_hours,
      working_hours_enabled,
      csat_survey_enabled,
      greeting_enabled,
    };
  },
} satisfies Partial<ChatwootHandlers>;
