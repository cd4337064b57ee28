import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type {
  Identity,
  JournalEntry,
  ServedVendor,
  StreamState,
  VendorName,
  WorkspaceInfo,
} from '../admin/responses.ts';
import type { ReportDefinition } from './vendors/report.ts';

/** State that all pages share. */
export interface Session {
  version: string;
  workspace: WorkspaceInfo;
  workspaces: WorkspaceInfo[];
  identities: Identity[];
  /** The vendors that the mock serves. */
  vendors: ServedVendor[];
  /** Reports of these vendors. */
  reports: ReportDefinition[];
  /** Newest first. */
  journal: JournalEntry[];
  state: StreamState;
  isConnected: boolean;
  /** Reloads the data that the event stream does not send. */
  refresh(): void;
  /** Shows a message for a few seconds. */
  notify(message: string): void;
  /** Shows an error until the user dismisses it or opens another page. */
  fail(error: Error): void;
}

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession must be called inside SessionProvider.');
  return session;
}

/** Account ids of all Chatwoot identities. */
export function listAccounts({ identities }: Session): number[] {
  return [...new Set(identities.flatMap(({ account_id: id }) => id ?? []))];
}

/** The title of a vendor. */
export function titleOf({ vendors }: Pick<Session, 'vendors'>, vendor: VendorName): string {
  return vendors.find(({ name }) => name === vendor)?.title ?? vendor;
}

/**
 * Finds a user who may read the reports of a vendor: an administrator, or the first user of a vendor whose roles have
 * other names.
 *
 * @param account Chatwoot account that the administrator must belong to. Default: any.
 */
export function findReader({ identities }: Session, vendor: VendorName, account?: number): Identity | undefined {
  const users = identities.filter((each) => each.vendor === vendor);
  const administrators = users.filter(({ role }) => /^admin/.test(role));
  if (administrators.length === 0) return users[0];
  return administrators.find(({ account_id: id = account }) => account === undefined || id === account);
}
