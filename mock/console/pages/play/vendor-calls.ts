import type { VendorName } from '../../../admin/responses.ts';
import { callVendor } from '../../api.ts';
import { findReader, useSession } from '../../session.tsx';

/** Returns a function that posts to a vendor's API as its administrator and shows whether it succeeded. */
export function useVendorPost(vendor: VendorName, account?: number) {
  const session = useSession();
  const headers = findReader(session, vendor, account)?.headers ?? {};
  return async (what: string, path: string, body: unknown) => {
    const url = `${session.workspace.url}${path}`;
    const answered = await callVendor(url, { headers, method: 'POST', body });
    if (answered.status < 300) session.notify(what);
    else session.fail(new Error(`The mock returned ${answered.status}.`));
  };
}

/** Returns a function that reads a vendor's API as its administrator, without an entry in the journal. */
export function useVendorRead(vendor: VendorName, account?: number) {
  const session = useSession();
  const headers = findReader(session, vendor, account)?.headers ?? {};
  return async <Body>(path: string): Promise<Body> => {
    const { status, body } = await callVendor(`${session.workspace.url}${path}`, { headers, isUnlisted: true });
    if (status !== 200) throw new Error(`The mock returned ${status}.`);
    return body as Body;
  };
}
