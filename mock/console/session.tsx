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

/** Somebody who may see the reports of a vendor. */
export function findReader({ identities }: Session, vendor: VendorName): Identity | undefined {
  return identities.find((each) => each.vendor === vendor && /^admin/.test(each.role));
}
