import type { JsonObject } from '../../../../specs/json/json.ts';
import type { IntegrationApp } from './integration-apps.ts';

/** Creates a form schema of settings. */
const field = (label: string, type: string, name: string, more: JsonObject): JsonObject => ({
  ...{ label, type, name },
  ...more,
});
const required = { validation: 'required' };
const project = { ...required, validationName: 'Project Id' };
const keyFile = {
  ...{ validation: 'required|JSON', validationName: 'Credentials' },
  'validation-messages': { JSON: 'Invalid JSON', required: 'Credentials is required' },
};

/** Creates options from lines of a value and a label. */
const toOptions = (lines: string) => ({
  options: lines
    .trim()
    .split('\n')
    .map((line) => {
      const [value = '', ...label] = line.trim().split(' ');
      return { label: label.join(' '), value };
    }),
});

const regions = toOptions(`
  global Global - Default
  asia-northeast1 AS-NE1 - Tokyo, Japan
  australia-southeast1 AU-SE1 - Sydney, Australia
  europe-west1 EU-W1 - St. Ghislain, Belgium
  europe-west2 EU-W2 - London, England`);
const languages = toOptions(`
  auto Auto-detect from contact
  en-US English (US)
  en-GB English (UK)
  es-ES Spanish (Spain)
  es-419 Spanish (Latin America)
  fr-FR French
  de-DE German
  pt-BR Portuguese (Brazil)
  pt-PT Portuguese (Portugal)
  it-IT Italian
  ja-JP Japanese
  ko-KR Korean
  zh-CN Chinese (Simplified)
  zh-TW Chinese (Traditional)
  hi-IN Hindi
  ar Arabic
  ru-RU Russian
  nl-NL Dutch
  pl-PL Polish
  tr-TR Turkish
  th-TH Thai
  vi-VN Vietnamese
  id-ID Indonesian`);

/** Creates the JSON Schema of settings from texts such as `api_key: string`. */
const toSchema = (names: readonly string[], ...properties: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(
    properties.map((each) => {
      const [name = '', type = ''] = each.split(': ');
      return [name, { type }];
    }),
  ),
  required: [...names],
  additionalProperties: false,
});

const toMissingText = (key: string) => `Translation missing: en.integration_apps.${key}.short_description`;

const ofAccount = { hook_type: 'account', allow_multiple_hooks: false } as const;

/**
 * The integrations of a server in their order, with the texts of the vendor. Those that a new server does not list need
 * credentials of the operator, or a feature of the account.
 *
 * Source: Chatwoot 4.13.0, config/integration/apps.yml, config/locales/en.yml (read).
 */
export const integrations: readonly IntegrationApp[] = [
  {
    id: 'webhook',
    texts: {
      name: 'Webhooks',
      description:
        'Webhook events provide real-time updates about activities in your Chatwoot account. You can subscribe to your preferred events, and Chatwoot will send you HTTP callbacks with the updates.',
      short_description: toMissingText('webhooks'),
    },
    logo: 'webhooks.png',
    i18n_key: 'webhooks',
    action: '/webhook',
    hook_type: 'account',
    allow_multiple_hooks: true,
  },
  {
    id: 'dashboard_apps',
    texts: {
      name: 'Dashboard Apps',
      description:
        'Dashboard Apps allow you to create and embed applications that display user information, orders, or payment history, providing more context to your customer support agents.',
      short_description: toMissingText('dashboard_apps'),
    },
    logo: 'dashboard_apps.png',
    i18n_key: 'dashboard_apps',
    hook_type: 'account',
    allow_multiple_hooks: true,
  },
  {
    id: 'openai',
    texts: {
      name: 'OpenAI',
      description:
        'Leverage the power of large language models from OpenAI with the features such as reply suggestions, summarization, message rephrasing, spell-checking, and label classification.',
      short_description: 'AI-powered reply suggestions, summarization, and message enhancement.',
    },
    logo: 'openai.png',
    i18n_key: 'openai',
    action: '/openai',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings_json_schema: toSchema(['api_key'], 'api_key: string', 'label_suggestion: boolean'),
    settings_form_schema: [
      field('API Key', 'text', 'api_key', required),
      field('Show label suggestions', 'checkbox', 'label_suggestion', { validation: '' }),
    ],
    visible_properties: ['api_key', 'label_suggestion'],
  },
  {
    id: 'dialogflow',
    texts: {
      name: 'Dialogflow',
      description:
        'Build chatbots with Dialogflow and easily integrate them into your inbox. These bots can handle initial queries before transferring them to a customer service agent.',
      short_description: 'Build chatbots to handle initial queries before transferring to agents.',
    },
    logo: 'dialogflow.png',
    i18n_key: 'dialogflow',
    action: '/dialogflow',
    hook_type: 'inbox',
    allow_multiple_hooks: true,
    settings_json_schema: toSchema(
      ['project_id', 'credentials'],
      'project_id: string',
      'credentials: object',
      'region: string',
      'language_code: string',
    ),
    settings_form_schema: [
      field('Dialogflow Project ID', 'text', 'project_id', project),
      field('Dialogflow Project Key File', 'textarea', 'credentials', keyFile),
      field('Dialogflow Region', 'select', 'region', { default: 'global', ...regions }),
      field('Language Code', 'select', 'language_code', {
        default: 'en-US',
        help: 'Language code for Dialogflow agent. Use "auto" to detect from contact language.',
        ...languages,
      }),
    ],
    visible_properties: ['project_id', 'region', 'language_code'],
  },
  {
    id: 'google_translate',
    texts: {
      name: 'Google Translate',
      description:
        "Integrate Google Translate to help agents easily translate customer messages. This integration automatically detects the language and converts it to the agent's or admin's preferred language.",
      short_description: 'Automatically translate customer messages for agents.',
    },
    logo: 'google-translate.png',
    i18n_key: 'google_translate',
    action: '/google_translate',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings_json_schema: toSchema(['project_id', 'credentials'], 'project_id: string', 'credentials: object'),
    settings_form_schema: [
      field('Google Cloud Project ID', 'text', 'project_id', project),
      field('Google Cloud Project Key File', 'textarea', 'credentials', keyFile),
    ],
    visible_properties: ['project_id'],
  },
  {
    id: 'dyte',
    texts: {
      name: 'Dyte',
      description:
        'Dyte is a product that integrates audio and video functionalities into your application. With this integration, your agents can start video/voice calls with your customers directly from Chatwoot.',
      short_description: 'Start video/voice calls with customers directly from Chatwoot.',
    },
    logo: 'dyte.png',
    i18n_key: 'dyte',
    action: '/dyte',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings_json_schema: toSchema(['api_key', 'organization_id'], 'api_key: string', 'organization_id: string'),
    settings_form_schema: [
      field('Organization ID', 'text', 'organization_id', required),
      field('API Key', 'text', 'api_key', required),
    ],
    visible_properties: ['organization_id'],
  },
  { id: 'linear', ...ofAccount },
  { id: 'notion', ...ofAccount },
  { id: 'slack', ...ofAccount },
  { id: 'shopify', ...ofAccount },
  {
    id: 'leadsquared',
    ...ofAccount,
    feature_flag: 'crm_integration',
    settings_json_schema: toSchema(
      ['access_key', 'secret_key'],
      ...['access_key: string', 'secret_key: string', 'endpoint_url: string', 'app_url: string', 'timezone: string'],
      ...['enable_conversation_activity: boolean', 'enable_transcript_activity: boolean'],
      ...['conversation_activity_score: string', 'transcript_activity_score: string'],
      ...['conversation_activity_code: integer', 'transcript_activity_code: integer'],
    ),
  },
];
