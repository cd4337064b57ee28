import type { Change, FindingGroup, Inexpressible, Proposer } from './change.ts';
import { findOperationPath, toJsonPath } from './nodes.ts';
import { listResponses, proposeSchema } from './schema.ts';
import { proposeStatus, refusalOf } from './status.ts';

/** Proposers by check. A contract cannot express findings of other checks. */
const proposers: Record<string, Proposer> = {
  schema: proposeSchema,
  status: proposeStatus,
  relation: proposeBreak,
  'content-type': proposeMediaType,
  headers: proposeOptional,
  auth: () => ({ why: 'a caller without permission got data, which a ledger cannot excuse' }),
};

/** The change that makes the contract describe the observed behaviour, or why there is none. */
export function toChange(occasion: FindingGroup): Change | Inexpressible {
  const propose = proposers[occasion.finding.check];
  return propose?.(occasion) ?? { why: `a contract cannot express findings of the check ${occasion.finding.check}` };
}

/** For a broken relation. */
function proposeBreak({ finding, contract, operation }: FindingGroup): Change {
  const target = toJsonPath(findOperationPath(contract.document, operation));
  const update = { 'x-chatpact': { breaks: [finding.keyword] } };
  return { place: `${target} ${finding.keyword}`, shapes: [], toActions: () => [{ target, update }] };
}

/** For a missing required header. Findings do not show the values of headers. */
function proposeOptional(occasion: FindingGroup): Change | Inexpressible {
  const [, name] = /^missing:(.+)$/.exec(occasion.finding.keyword) ?? [];
  if (name === undefined) return { why: 'findings do not show the value of a header' };
  const targets = listResponses(occasion).map((path) => toJsonPath(path));
  if (targets.length === 0) return { why: 'the schema was not found in the document' };
  const update = { headers: { [name]: { required: false } } };
  return {
    place: `${targets.join(' ')} ${name}`,
    shapes: [],
    toActions: () => targets.map((target) => ({ target, update })),
  };
}

/** For an empty refusal. An empty success is not proposed, since nothing of the operation would be left to check. */
function proposeEmpty(occasion: FindingGroup): Change | Inexpressible {
  const isRefusal = occasion.cases.every((id) => refusalOf(id, occasion.operation) !== undefined);
  const targets = isRefusal ? listResponses(occasion).map((path) => toJsonPath([...path, 'content'])) : [];
  if (targets.length === 0) return { why: 'a success without a body should not be documented' };
  return {
    place: `${targets.join(' ')} empty`,
    shapes: [],
    toActions: () => targets.map((target) => ({ target, remove: true })),
  };
}

/** For an undocumented media type or an empty refusal. A document cannot describe other findings of this check. */
function proposeMediaType(occasion: FindingGroup): Change | Inexpressible {
  const { keyword, actual } = occasion.finding;
  if (keyword === 'empty') return proposeEmpty(occasion);
  const type = String(actual);
  if (keyword !== 'media-type' || !type.includes('/')) return { why: 'a document cannot describe such a body' };
  const targets = listResponses(occasion).map((path) => toJsonPath([...path, 'content']));
  if (targets.length === 0) return { why: 'the schema was not found in the document' };
  return {
    place: `${targets.join(' ')} ${type}`,
    shapes: [],
    remark: 'add the schema of the new media type',
    toActions: () => targets.map((target) => ({ target, update: { [type]: {} } })),
  };
}
