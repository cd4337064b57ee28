import type { Identity, Scenario, WorkspaceInfo } from '../../../admin/responses.ts';
import { callAdmin, callVendor } from '../../api.ts';
import { adminPathOf } from '../../open-workspace.ts';
import { type Computed, compareAnswer } from './compare-answers.ts';

/** Loads a scenario into a workspace that exists only meanwhile, and sends the requests of its expectations. */
export async function computeAnswers({ name, vendor, expectations }: Scenario): Promise<Computed[]> {
  const workspace = await callAdmin<WorkspaceInfo>('workspaces', 'POST', { scale: 0 });
  const admin = adminPathOf(workspace.name);
  try {
    await callAdmin(`${admin}scenarios/${name}`, 'POST', {});
    const identities = await callAdmin<Identity[]>(`${admin}identities`);
    return await Promise.all(
      expectations.map(async (expectation) => {
        const { as, account, path } = expectation;
        const caller = identities.find(
          (each) =>
            each.vendor === vendor && each.role === as && (account === undefined || each.account_id === account),
        );
        const answer = await callVendor(`${workspace.url}${path}`, {
          headers: caller?.headers ?? {},
          isUnlisted: true,
        });
        return compareAnswer(expectation, answer);
      }),
    );
  } finally {
    await callAdmin(`workspaces/${workspace.name}`, 'DELETE');
  }
}
