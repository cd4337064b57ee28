import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Identity, JournalEntry, StreamState, VendorName, WorkspaceInfo } from './types.ts';

/** What every page knows. */
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
  /** Reads again what is not told by the stream. */
  refresh(): void;
  /** Says what happened, for a moment. */
  notify(message: string): void;
}

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('This is outside of the console.');
  return session;
}

/** The accounts that somebody here belongs to, of the vendor that has accounts. */
export function listAccounts({ identities }: Session): number[] {
  return [...new Set(identities.flatMap(({ account_id: id }) => id ?? []))];
}

/** Somebody who may see the reports of a vendor; of that account, where the vendor has accounts and one is asked for. */
export function findReader({ identities }: Session, vendor: VendorName, account?: number): Identity | undefined {
  const readers = identities.filter((each) => each.vendor === vendor && /^admin/.test(each.role));
  return readers.find(({ account_id: id = account }) => account === undefined || id === account);
}
