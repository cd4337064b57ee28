import type { Wire } from '../../../vendor-interface/definition.ts';

/** Order of methods in a server's `Allow` header. */
const methodOrder = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * HTTP behaviour of all routes (Rocket.Chat 6.14, app/api/server, meteor-restivus; executed): JSON without a charset,
 * which the vendor's own API tests demand, and 405 for a method that a path does not support.
 */
export const wire: Wire = {
  jsonType: 'application/json',
  isCaseSensitive: true,
  refuseMethod(method, allowed) {
    const allow = [...methodOrder.filter((each) => allowed.includes(each)), 'OPTIONS'].join(', ');
    if (method === 'OPTIONS') return { status: 200, headers: { allow } };
    return { status: 405, headers: { allow }, body: { status: 'error', message: 'API endpoint does not exist' } };
  },
};
