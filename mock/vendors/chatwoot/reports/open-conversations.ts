import { type Account, statuses } from '../tables.ts';

/** Conversations that are open now. */
export interface Load {
  open: number;
  /** Never answered by a person, or with a customer who waits. */
  unattended: number;
  unassigned: number;
}

export interface OpenConversations {
  account: Load;
  /** Agents without an open conversation are absent. */
  byAgent: Map<number, Load>;
}

/** Counts open conversations, of the account and of each assignee. */
export function countOpenConversations({ conversations }: Account): OpenConversations {
  const open = statuses.indexOf('open');
  const account = createLoad();
  const byAgent = new Map<number, Load>();
  for (let row = 0; row < conversations.length; row++) {
    if (conversations.status.get(row) !== open) continue;
    const assignee = conversations.assignee.get(row);
    const agent = byAgent.get(assignee) ?? createLoad();
    byAgent.set(assignee, agent);
    const isUnattended = conversations.firstReplyAt.get(row) === 0 || conversations.waitingSince.get(row) > 0;
    for (const load of [account, agent]) {
      load.open += 1;
      if (isUnattended) load.unattended += 1;
      if (assignee === 0) load.unassigned += 1;
    }
  }
  return { account, byAgent };
}

export const createLoad = (): Load => ({ open: 0, unattended: 0, unassigned: 0 });
