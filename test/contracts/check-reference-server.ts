import type { CheckOptions, CheckReport } from '../../contracts/index.ts';
import { checkContract } from '../../contracts/index.ts';
import type { BuiltInVendorName } from '../../specs/vendors.ts';
import { chatUsers, users } from '../faulty/history.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { type Fault, startReferenceServer } from '../faulty/reference-server.ts';

/** The credentials of the reference server, as a user would set them. */
export const referenceCredentials = {
  CHATPACT_CHATWOOT_TOKEN: users[0]?.token,
  CHATPACT_CHATWOOT_LOW_TOKEN: users[1]?.token,
  CHATPACT_CHATWOOT_OTHER_TOKEN: users[3]?.token,
  CHATPACT_CHATWOOT_BOT_TOKEN: users[4]?.token,
  CHATPACT_ROCKETCHAT_TOKEN: chatUsers[0]?.token,
  CHATPACT_ROCKETCHAT_USER_ID: chatUsers[0]?.id,
  CHATPACT_ROCKETCHAT_LOW_TOKEN: chatUsers[1]?.token,
  CHATPACT_ROCKETCHAT_LOW_USER_ID: chatUsers[1]?.id,
};

/** Checks the reference server, healthy or with a fault. */
export async function checkReferenceServer(
  vendor: BuiltInVendorName,
  fault?: Fault,
  options: Partial<CheckOptions> = {},
): Promise<CheckReport> {
  const server = await startReferenceServer(fault);
  try {
    const document = await writeReferenceDocument(vendor);
    const defaults = { vendor, document, credentials: referenceCredentials, retries: 0 };
    return await checkContract({ url: server.url, ...defaults, ...options });
  } finally {
    await server.close();
  }
}
