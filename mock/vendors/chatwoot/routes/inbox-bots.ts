import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { toIso } from '../../../time/iso.ts';
import { CustomReply } from '../../../vendor-interface/reply.ts';
import { assertInboxAccess, getAccount } from '../access/agent-access.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { toInteger } from '../input/casts.ts';
import { toParams } from '../input/params.ts';
import { refusePath, refuseUnknown } from '../refusals.ts';
import { toAgentBot } from '../resources/agent-bots.ts';
import type { Bot } from '../tables.ts';

const deviation = 'chatwoot-agent-bot-of-inbox-is-200';

/** Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/inboxes_controller.rb (read). */
export const inboxBots = {
  getInboxAgentBot(call) {
    const { account, inbox } = getInbox(call);
    const { tables, caller, appliesDeviation: deviates } = call;
    // The document has no body, and the types know the body of the ledger entry only.
    if (!deviates(deviation)) {
      return new CustomReply(undefined, { status: 204 }) as unknown as ChatwootBody<'getInboxAgentBot'>;
    }
    const bot = tables.bots.get(inbox.bot ?? 0);
    if (!bot) return {};
    const body = { ...toAgentBot(bot, { tables, account, caller, deviates }), access_token: toTokenRow(bot) };
    return { agent_bot: body } as ChatwootBody<'getInboxAgentBot'>;
  },

  /** Takes a bot of any account, as servers do. */
  updateAgentBot(call) {
    const { account, inbox } = getInbox(call);
    const { tables, now: at, append, appliesDeviation: deviates } = call;
    const { agent_bot: wanted = null } = toParams(call.request);
    const disconnects = wanted === null || wanted === false;
    const bot = disconnects ? null : (tables.bots.get(toInteger(wanted) ?? 0)?.id ?? 0);
    if (bot === 0) throw refuseUnknown('agent_bot');
    if (bot !== (inbox.bot ?? null))
      append({ type: 'inbox.bot_changed', at, account: account.id, inbox: inbox.id, bot });
    return new CustomReply(undefined, { status: deviates(deviation) ? 200 : 204 });
  },
} satisfies Partial<ChatwootHandlers>;

function getInbox({ tables, caller, request }: ChatwootCall) {
  const account = getAccount(tables, request);
  const inbox = account.inboxes.get(toInteger(request.params.id) ?? 0);
  if (!inbox) throw refusePath('id');
  assertInboxAccess(account, caller, inbox.id);
  return { account, inbox };
}

/** The database row of the bot's token. The mock does not number tokens, so the row has the number of the bot. */
function toTokenRow({ id, token, createdAt }: Bot) {
  const at = toIso(createdAt);
  return { id, owner_type: 'AgentBot', owner_id: id, token, created_at: at, updated_at: at };
}
