import { type Contract, loadContract } from '../../../specs/contract.ts';
import type { JsonObject } from '../../../specs/json/json.ts';
import type { Profile } from '../../../specs/profiles.ts';
import { type BuiltInVendorName, vendorNames } from '../../../specs/vendors.ts';
import type { RawAnswer, RawRequest } from './raw-request.ts';

const sentence = { type: 'string', minLength: 1 };
const toError = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const documentedError = { $ref: '#/components/schemas/bad_request_error' };

/** The error formats of each vendor and profile. */
const errorSchemas: Record<string, JsonObject[]> = {
  'chatwoot documented': [documentedError],
  'chatwoot observed': [
    documentedError,
    toError({ error: sentence }),
    toError({ message: sentence }),
    toError({ message: sentence, attributes: { type: 'array', minItems: 1, items: sentence } }),
    toError({ errors: { type: 'array', minItems: 1, items: sentence } }),
  ],
  'rocketchat documented': [
    toError({ success: { const: false }, error: sentence }),
    toError({ success: { const: false }, error: sentence, errorType: sentence }),
    toError({ status: { const: 'error' }, message: sentence }),
  ],
  'rocketchat observed': [
    toError({ success: { const: false }, error: sentence }),
    toError({ success: { const: false }, error: sentence, errorType: sentence }),
    toError({ status: { const: 'error' }, message: sentence }),
    // For a failed login, error is a text or a number (ledger: rocketchat-login-refusal-adds-error).
    toError({ status: { const: 'error' }, message: sentence, error: { anyOf: [sentence, { enum: [400, 403] }] } }),
    toError({ success: { const: false }, status: { const: 'error' }, message: sentence, error: sentence }),
  ],
  plain: [
    toError({ error: sentence }),
    toError({ error: sentence, routes: {} }),
    toError({ error: sentence, problems: {} }),
  ],
};

/** The error format for a path: that of the vendor that owns it, or the plain one. */
export function findOwner(path: string): 'chatwoot' | 'rocketchat' | 'plain' {
  if (/^\/api\/?$|^\/api\/v2(\/|$)|^\/api\/v1\/(accounts|profile)([/.]|$)|^\/public\/api\/v1(\/|$)/.test(path))
    return 'chatwoot';
  return /^\/api\/(info|v1)(\/|$)/.test(path) ? 'rocketchat' : 'plain';
}

/** Ledger entries according to which real servers fail. The mock then emulates the vendor's error. */
const failures = [
  'chatwoot-bad-values-are-500',
  'chatwoot-download-without-window-is-500',
  'chatwoot-live-other-types-fail',
  'chatwoot-report-unknown-type-is-500',
  'chatwoot-report-values-are-read-as-by-ruby',
  'chatwoot-traffic-without-offset-is-500',
  'chatwoot-unknown-rule-is-500',
  'chatwoot-wrong-identifier-hash-is-500',
];

function isEmulatedFailure({ method }: RawRequest, { status, headers, text }: RawAnswer): boolean {
  const named = headers.get('x-chatpact-deviation')?.split(', ') ?? [];
  const isNamed = failures.some((id) => named.includes(id));
  const due = method === 'HEAD' ? '' : '{"status":500,"error":"Internal Server Error"}';
  return status === 500 && isNamed && text === due;
}

/** Returns what is wrong with a response to a malformed request. */
export type Judge = (request: RawRequest, answer: RawAnswer) => string[];

/** Creates the check of responses: success is accepted, and a refusal in the error format of the path's vendor. */
export async function createJudge(profile: Profile): Promise<{ judge: Judge; contracts: Contract[] }> {
  const contracts = new Map<BuiltInVendorName, Contract>();
  for (const vendor of vendorNames) contracts.set(vendor, await loadContract({ vendor, profile }));
  const fits = (owner: ReturnType<typeof findOwner>, body: unknown) => {
    const contract = contracts.get(owner === 'plain' ? 'chatwoot' : owner);
    const shapes = errorSchemas[owner === 'plain' ? owner : `${owner} ${profile}`] ?? [];
    return shapes.some((shape) => contract?.validator.checkSchema(shape, body, 'closed').length === 0);
  };
  const judge: Judge = (request, answer) => {
    const { method, target } = request;
    const { status, headers, text } = answer;
    // A preferred documented status is returned, even a 500.
    const isForced = headers.has('preference-applied');
    if (isEmulatedFailure(request, answer)) return profile === 'observed' ? [] : [`documented: answered ${status}`];
    if (!(status >= 200 && status < 500) && !isForced) return [`answered ${status}`];
    if (status < 400 || method === 'HEAD' || isForced) return [];
    // Invalid HTTP never reaches the app, since Node's parser closes the connection.
    if (text === '' && headers.get('connection') === 'close' && !headers.has('date')) return [];

    // Some refusals have no body, according to the ledger.
    if (status === 422 && headers.has('x-chatpact-deviation') && text === '') return [];

    if (!headers.get('content-type')?.startsWith('application/json')) return [`${status} is not JSON: ${text}`];
    const owner = findOwner(target.split(/[?#]/)[0] ?? '');
    return fits(owner, JSON.parse(text)) ? [] : [`${status} is in no shape of ${owner}: ${text}`];
  };
  return { judge, contracts: [...contracts.values()] };
}
