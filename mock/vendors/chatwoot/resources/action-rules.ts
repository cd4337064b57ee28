import { isObject, type Json } from '../../../../specs/json/json.ts';
import { refuseSentence } from '../refusals.ts';
import type { Rule } from './engine/field.ts';

const words = (text: string) => text.split(' ');

const attributes = words(
  'content email country_code status message_type browser_language assignee_id team_id referer city company_name inbox_id ' +
    'mail_subject phone_number priority conversation_language labels private_note sla_policy_id',
);
const actionNames = words(
  'send_message add_label remove_label send_email_to_team assign_team assign_agent remove_assigned_agent ' +
    'remove_assigned_team send_webhook_event mute_conversation send_attachment change_status resolve_conversation ' +
    'open_conversation pending_conversation snooze_conversation change_priority send_email_transcript add_private_note add_sla',
);

const macroActionNames = words(
  'send_message add_label assign_team assign_agent mute_conversation change_status remove_label remove_assigned_agent ' +
    'remove_assigned_team resolve_conversation snooze_conversation change_priority send_email_transcript ' +
    'send_attachment add_private_note send_webhook_event',
);

const listOf = (value: Json) => (Array.isArray(value) ? value.filter(isObject) : []);

/**
 * The conditions of a rule name known attributes or custom attributes, and are joined by AND or OR.
 *
 * Source: Chatwoot 4.13.0, app/models/automation_rule.rb, enterprise/app/models/enterprise/automation_rule.rb (read).
 */
export const areConditions: Rule = (value, { account }) => {
  const conditions = listOf(value);
  const definitions = [...(account.records.get('custom_attribute_definition')?.values() ?? [])];
  const known = [...attributes, ...definitions.map(({ values }) => String(values.attribute_key))];
  const unknown = conditions.map((each) => String(each.attribute_key ?? '')).filter((key) => !known.includes(key));
  const withoutOperator = conditions.filter((each) => (each.query_operator ?? null) === null);
  const wrong = conditions.filter((each) => !/^(and|or)?$/i.test(String(each.query_operator ?? '')));
  return [
    ...(unknown.length > 0 ? [`Automation conditions ${[...new Set(unknown)].join(',')} not supported.`] : []),
    ...(withoutOperator.length > 1 ? ['Automation conditions should have query operator.'] : []),
    ...wrong.map(() => 'Query operator must be either "AND" or "OR"'),
  ];
};

/** The actions of a rule. */
export const areActions = haveNames('Automation', actionNames);

/**
 * The actions of a macro.
 *
 * Source: Chatwoot 4.13.0, app/models/macro.rb (read).
 */
export const areMacroActions = haveNames('Macro execution', macroActionNames);

function haveNames(what: string, names: readonly string[]): Rule {
  return (value) => {
    const unknown = listOf(value)
      .map((each) => String(each.action_name ?? ''))
      .filter((name) => !names.includes(name));
    return unknown.length > 0 ? `${what} actions ${[...new Set(unknown)].join(',')} not supported.` : undefined;
  };
}

/**
 * Refuses attachments, which name an upload. The mock has no uploads.
 *
 * Source: Chatwoot 4.13.0, app/controllers/concerns/attachment_concern.rb (read).
 */
export const hasAttachments: Rule = (value) => {
  const isAttached = listOf(value).some((each) => each.action_name === 'send_attachment');
  if (isAttached) throw refuseSentence('actions', 'Invalid attachment');
  return undefined;
};
