import { listNamed } from '../../document-responses/find-missing-resource.ts';
import type { HintRule } from '../hinted-call.ts';

/** Number of existing ids that a hint lists. */
const maxIds = 5;

/** An id in the path that the mock does not have. */
export const findMissingId: HintRule = ({ operation, request, refusal, world, vendor }) => {
  if (refusal?.kind !== 'missing' && refusal?.kind !== 'unknown') return undefined;
  if (!vendor.hasHandler(operation.id)) return undefined;
  for (const { name, kind } of listNamed(operation.path)) {
    const id = request.params[name];
    if (id === undefined || world.holdsId(kind, id, request) !== false) continue;
    const ids = world.listIds(kind, request.params, maxIds);
    const existing = ids.length > 0 ? ` Some that it has: ${ids.join(', ')}.` : '';
    return `The mock has no ${kind} with this ${name}.${existing}`;
  }
  return undefined;
};
