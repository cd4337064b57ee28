import { groupOf } from '../groups/facet.ts';
import { listGroups } from '../groups/tallies.ts';
import type { Account } from '../tables.ts';
import { ever } from '../window.ts';

/** Counts of conversations that are open now. */
export interface Load {
  open: number;
  /** Without a first reply of an agent, or with a customer who is waiting for a reply. */
  unattended: number;
  unassigned: number;
}

export interface OpenConversations {
  account: Load;
  /** Agents without open conversations are absent. */
  byAgent: Map<number, Load>;
}

/** Counts the open conversations of the account and of each assignee. */
export function countOpenConversations(account: Account): OpenConversations {
  const ofAccount = createLoad();
  const byAgent = new Map<number, Load>();
  for (const [group, { count: open }] of listGroups(account, 'conversations', 'load', ever)) {
    const { assignee, isUnattended } = groupOf.toLoad(group);
    const agent = byAgent.get(assignee) ?? createLoad();
    byAgent.set(assignee, agent);
    for (const load of [ofAccount, agent]) {
      load.open += open;
      if (isUnattended) load.unattended += open;
      if (assignee === 0) load.unassigned += open;
    }
  }
  return { account: ofAccount, byAgent };
}

export const createLoad = (): Load => ({ open: 0, unattended: 0, unassigned: 0 });
