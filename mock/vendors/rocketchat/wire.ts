import type { Wire } from '../../vendor.ts';

/** In which a server lists the methods of a path. */
const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * HTTP as servers of this vendor speak it, whatever the route (Rocket.Chat 6.14, app/api/server, meteor-restivus;
 * executed): JSON without a charset, as its own API tests demand, and 405 for a method that a path has not.
 */
export const wire: Wire = {
  jsonType: 'application/json',
  isCaseSensitive: true,
  refuseMethod(method, allowed) {
    const allow = [...order.filter((each) => allowed.includes(each)), 'OPTIONS'].join(', ');
    if (method === 'OPTIONS') return { status: 200, headers: { allow } };
    return { status: 405, headers: { allow }, body: { status: 'error', message: 'API endpoint does not exist' } };
  },
};
