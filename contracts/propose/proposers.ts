import type { Change, Inexpressible, Occasion, Proposer } from './change.ts';
import { findOperationPath, toJsonPath } from './nodes.ts';
import { listResponses, proposeSchema } from './schema.ts';
import { proposeStatus, refusalOf } from './status.ts';

/** How the findings of each check become changes of the contract; of the others a contract has nothing to say. */
const proposers: Record<string, Proposer> = {
  schema: proposeSchema,
  status: proposeStatus,
  relation: proposeBreak,
  'content-type': proposeMediaType,
  headers: proposeOptional,
  auth: () => ({ why: 'a caller without the permission got an answer, which no ledger excuses' }),
};

/** The change that would turn the contract into what was seen, or why there is none. */
export function toChange(occasion: Occasion): Change | Inexpressible {
  const propose = proposers[occasion.finding.check];
  return propose?.(occasion) ?? { why: `a contract has no word for what ${occasion.finding.check} looks at` };
}

/** A relation that does not hold. */
function proposeBreak({ finding, contract, operation }: Occasion): Change {
  const target = toJsonPath(findOperationPath(contract.document, operation));
  const update = { 'x-chatpact': { breaks: [finding.keyword] } };
  return { place: `${target} ${finding.keyword}`, shapes: [], toActions: () => [{ target, update }] };
}

/** A required header that does not come. What else it holds no finding says. */
function proposeOptional(occasion: Occasion): Change | Inexpressible {
  const [, name] = /^missing:(.+)$/.exec(occasion.finding.keyword) ?? [];
  if (name === undefined) return { why: 'what the header holds is not shown' };
  const targets = listResponses(occasion).map((path) => toJsonPath(path));
  if (targets.length === 0) return { why: 'the place in the document was not found' };
  const update = { headers: { [name]: { required: false } } };
  return {
    place: `${targets.join(' ')} ${name}`,
    shapes: [],
    toActions: () => targets.map((target) => ({ target, update })),
  };
}

/** A refusal may have no body. A success without one would leave nothing of the operation to be checked. */
function proposeEmpty(occasion: Occasion): Change | Inexpressible {
  const isRefusal = occasion.cases.every((id) => refusalOf(id, occasion.operation) !== undefined);
  const targets = isRefusal ? listResponses(occasion).map((path) => toJsonPath([...path, 'content'])) : [];
  if (targets.length === 0) return { why: 'no document should promise a success without a body' };
  return {
    place: `${targets.join(' ')} empty`,
    shapes: [],
    toActions: () => targets.map((target) => ({ target, remove: true })),
  };
}

/** Another media type than documented, or a refusal without a body. What else can be wrong no document can promise. */
function proposeMediaType(occasion: Occasion): Change | Inexpressible {
  const { keyword, actual } = occasion.finding;
  if (keyword === 'empty') return proposeEmpty(occasion);
  const type = String(actual);
  if (keyword !== 'media-type' || !type.includes('/')) return { why: 'no document promises a body like that' };
  const targets = listResponses(occasion).map((path) => toJsonPath([...path, 'content']));
  if (targets.length === 0) return { why: 'the place in the document was not found' };
  return {
    place: `${targets.join(' ')} ${type}`,
    shapes: [],
    remark: 'say what the schema of the new media type is',
    toActions: () => targets.map((target) => ({ target, update: { [type]: {} } })),
  };
}
