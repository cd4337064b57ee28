import { isObject } from '../../../../specs/json/json.ts';
import { refuseBody } from '../refusals.ts';

/** The parameters of a body, which the pipeline has validated, or which servers do not validate. */
export const toParams = ({ body }: { body?: unknown }): Record<string, unknown> => (isObject(body) ? body : {});

/**
 * Returns the parameters of a body, of which there must be at least one.
 *
 * @param root The key below which the controller reads them.
 * @throws ApiError `invalid`, with the text of `params.require`.
 */
export function requireParams(root: string, request: { body?: unknown }): Record<string, unknown> {
  const params = toParams(request);
  if (Object.keys(params).length > 0) return params;
  throw refuseBody({ name: root, message: 'is missing', keyword: 'required' });
}
