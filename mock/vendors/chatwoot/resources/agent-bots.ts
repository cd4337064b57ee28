import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import type { Json } from '../../../../specs/json/json.ts';
import { toSecret } from '../access/secret.ts';
import { toToken } from '../access/tokens.ts';
import type { ChatwootHandlers } from '../handler.ts';
import type { Bot } from '../tables.ts';
import { withoutNulls } from '../views/view.ts';
import { isAtMost } from './engine/field.ts';
import type { StoredRecord } from './engine/record.ts';
import type { RecordStore } from './engine/record-store.ts';
import { defineResource, type RecordView } from './engine/resource.ts';
import { accessRecords } from './engine/serve-resource.ts';

/** Bots are among the tokens' owners, so they are stored with users. */
const store: RecordStore = {
  list: ({ bots }, account) => [...bots.values()].filter((bot) => bot.account === account.id).map(toRecord),
  toNextId: ({ lastIds }) => lastIds.bot + 1,
  toCreated: ({ id: bot, values, at, account }) => {
    const name = String(values.name ?? '');
    return { type: 'bot.created', at, account, bot, name, token: toToken('bot', bot), values };
  },
  toChanged: ({ id: bot, values: { token: _, ...values }, ...change }) => ({
    type: 'bot.changed',
    ...change,
    bot,
    values,
  }),
  toRemoved: ({ id: bot, ...change }) => ({ type: 'bot.removed', ...change, bot }),
};

function toRecord({ id, createdAt, updatedAt, token, values }: Bot): StoredRecord {
  return {
    id,
    createdAt,
    updatedAt,
    values: { bot_type: 'webhook', bot_config: {}, secret: toSecret('agent_bot', id), ...values, token },
  };
}

/** Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/agent_bots_controller.rb, app/models/agent_bot.rb (read). */
export const agentBots = defineResource({
  kind: 'agent_bot',
  store,
  operations: {
    list: 'list-all-account-agent-bots',
    create: 'create-an-account-agent-bot',
    show: 'get-details-of-a-single-account-agent-bot',
    update: 'update-an-account-agent-bot',
    remove: 'delete-an-account-agent-bot',
  },
  parameter: 'id',
  isFlat: true,
  fields: {
    name: { type: 'text' },
    description: { type: 'text' },
    outgoing_url: { type: 'text', rules: [isAtMost(2048)] },
    bot_type: { type: 'text', names: ['webhook'], initial: 'webhook' },
    bot_config: { type: 'object', initial: {} },
  },
  toList: (records, view) => records.map((record) => toBody(record, view)),
  toOne: toBody,
});

const { toView, find, show } = accessRecords(agentBots);

/** What the dashboard does with single bots besides. */
export const agentBotActions = {
  // Clients cannot give a bot an avatar yet: servers load it in a job.
  'delete-avatar-of-account-agent-bot': (call) => show(call, find(call, 'write').id),
  'reset-access-token-of-account-agent-bot'(call) {
    const { id, values } = find(call, 'write');
    const token = toToken('bot', `${id} after ${String(values.token)}`);
    call.append({ type: 'token.changed', at: call.now, owner: { kind: 'bot', id }, token });
    return show(call, id);
  },
  'reset-secret-of-account-agent-bot'(call) {
    const { id, values } = find(call, 'write');
    const secret = toSecret('agent_bot', `${id} after ${String(values.secret)}`);
    call.append({ type: 'bot.changed', at: call.now, account: toView(call).account.id, bot: id, values: { secret } });
    return show(call, id);
  },
} satisfies Partial<ChatwootHandlers>;

/** Renders a bot, whose account may be another one. */
export const toAgentBot = (bot: Bot, view: RecordView) => ({ ...toBody(toRecord(bot), view), account_id: bot.account });

function toBody({ id, values }: StoredRecord, { account, caller, deviates }: RecordView) {
  const { name, description, outgoing_url, bot_type } = values;
  const optional: Record<string, Json | undefined> = { name, description, outgoing_url, bot_type };
  for (const field of Object.keys(optional)) optional[field] ??= null;
  const isAdministrator = account.members.get(caller.id)?.role === 'administrator';
  const body = {
    id,
    ...(deviates('chatwoot-absent-values-are-null') ? optional : withoutNulls(optional)),
    thumbnail: '',
    bot_config: values.bot_config,
    account_id: account.id,
    access_token: values.token,
    ...(isAdministrator && deviates('chatwoot-agent-bot-has-secret') && { secret: values.secret }),
    system_bot: false,
  };
  // The types know the bodies of all ledger entries and of none.
  return body as ChatwootSchema<'agent_bot'>;
}
