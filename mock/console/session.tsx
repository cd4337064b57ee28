import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Identity, JournalEntry, StreamState, WorkspaceInfo } from '../admin/responses.ts';
import type { VendorName } from './types.ts';

/** State that all pages share. */
export interface Session {
  version: string;
  workspace: WorkspaceInfo;
  workspaces: WorkspaceInfo[];
  identities: Identity[];
  vendors: VendorName[];
  /** Newest first. */
  journal: JournalEntry[];
  state: StreamState;
  isConnected: boolean;
  /** Reloads the data that the event stream does not send. */
  refresh(): void;
  /** Shows a message for a few seconds. */
  notify(message: string): void;
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

/**
 * Finds an administrator of a vendor, who may read its reports.
 *
 * @param account Chatwoot account that the administrator must belong to. Default: any.
 */
export function findReader({ identities }: Session, vendor: VendorName, account?: number): Identity | undefined {
  const administrators = identities.filter((each) => each.vendor === vendor && /^admin/.test(each.role));
  return administrators.find(({ account_id: id = account }) => account === undefined || id === account);
}
