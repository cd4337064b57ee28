/**
 * What belongs to a workspace besides its data, as far as the workspace itself uses it. Code above this folder declares
 * parts with more methods, and a function that creates them.
 */
export interface WorkspaceParts {
  /** Cleared by every change that a response can depend on. */
  readonly responseCache: Clearable;
  /** The latest requests. Cleared by a reset. */
  readonly journal: Clearable;
  /** Injected faults. Cleared by a reset, and saved and restored with the workspace. */
  readonly faults: StoredPart;
  /** Findings that checks and proxies report about other servers. A reset keeps them. */
  readonly runs: object;
}

interface Clearable {
  clear(): void;
}

interface StoredPart extends Clearable {
  /** Everything that the part holds; empty in a new workspace. */
  list(): readonly unknown[];
  /** Reads the state as plain data, which only {@link restore} of the same kind of part has to understand. */
  capture(): unknown;
  restore(state: unknown): void;
}

/**
 * Creates the parts of a new workspace.
 *
 * @param name The workspace's name.
 * @param seed The history's seed.
 */
export type CreateParts<Parts extends WorkspaceParts> = (name: string, seed: number) => Parts;
