import type { VendorCheck } from '../vendor.ts';

/** A recorded answer that is about to be falsified. */
export interface Sample {
  operation: string;
  /** The request's curl line: the key of the recording. */
  curl: string;
  query: Readonly<Record<string, string>>;
  body: unknown;
}

/** A falsified body. */
export interface Mutant {
  /** JSON Pointer of what was changed, or what else tells mutants of one kind apart; empty for the whole. */
  pointer: string;
  body: unknown;
}

export interface MutationContext {
  vendor: VendorCheck;
  /** All answers of the same operation. */
  others: readonly Sample[];
}

/** One way in which a server may lie. */
export interface Mutation {
  /** kebab-case */
  id: string;
  /** What it does, in a few words. */
  title: string;
  /** It changes the shape of an answer alone, so that the document may allow it. */
  isOfShape?: boolean;
  mutate(sample: Sample, context: MutationContext): Iterable<Mutant>;
}
