import { isObject } from '../../../specs/json/json.ts';
import type { HintRule } from '../hinted-call.ts';

const remedy = 'Send it with Content-Type: application/json.';

/** A JSON body that servers do not read as JSON, because of its Content-Type or because it was stringified twice. */
export const findUnreadBody: HintRule = ({ operation, request: { body, unread, form }, vendor }) => {
  if (operation.body?.content['application/json'] === undefined) return undefined;
  if (unread === '') return `The body has no Content-Type, so it was not read. ${remedy}`;
  if (unread !== undefined) {
    const type = /^[\w.+-]+\/[\w.+-]+/.exec(unread)?.[0]?.slice(0, 60);
    if (type === undefined) return undefined;
    const cause = type === 'text/plain' ? ', as fetch sends a text by default' : '';
    return `${vendor.declaration.title} does not read a body of the type ${type}${cause}. ${remedy}`;
  }
  if (form && isObject(body) && /^\s*\{/.test(Object.keys(body)[0] ?? '')) {
    return `The body looks like JSON, but was sent as a form, as curl -d does by default. ${remedy}`;
  }
  if (typeof body === 'string') {
    return 'The body is a JSON text, not an object. Your code may have called JSON.stringify twice.';
  }
  return undefined;
};
