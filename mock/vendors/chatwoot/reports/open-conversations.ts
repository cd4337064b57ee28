import { totalsByGroup } from '../aggregates/aggregates.ts';
import { groupKeys } from '../aggregates/dimension.ts';
import { unboundedWindow } from '../input/window.ts';
import type { Account } from '../tables.ts';

/** Counts of conversations that are open now. */
export interface OpenCounts {
  open: number;
  /** Without a first reply of an agent, or with a customer who is waiting for a reply. */
  unattended: number;
  unassigned: number;
}

export interface OpenConversations {
  account: OpenCounts;
  /** Agents without open conversations are absent. */
  byAgent: Map<number, OpenCounts>;
}

/** Counts the open conversations of the account and of each assignee. */
export function countOpenConversations(account: Account): OpenConversations {
  const ofAccount = createOpenCounts();
  const byAgent = new Map<number, OpenCounts>();
  for (const [group, { count: open }] of totalsByGroup(account, 'conversations', 'load', unboundedWindow)) {
    const { assignee, isUnattended } = groupKeys.toLoad(group);
    const agent = byAgent.get(assignee) ?? createOpenCounts();
    byAgent.set(assignee, agent);
    for (const load of [ofAccount, agent]) {
      load.open += open;
      if (isUnattended) load.unattended += open;
      if (assignee === 0) load.unassigned += open;
    }
  }
  return { account: ofAccount, byAgent };
}

export const createOpenCounts = (): OpenCounts => ({ open: 0, unattended: 0, unassigned: 0 });
