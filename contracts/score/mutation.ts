import type { VendorCheck } from '../vendor.ts';

/** A recorded response that mutations change. */
export interface Sample {
  operation: string;
  /** The request's curl line: the key of the recording. */
  curl: string;
  query: Readonly<Record<string, string>>;
  body: unknown;
}

/** A changed body. */
export interface Mutant {
  /** JSON Pointer to the change, or another identifier of the mutant; empty if the whole body was replaced. */
  pointer: string;
  body: unknown;
}

export interface MutationContext {
  vendor: VendorCheck;
  /** All responses of the same operation. */
  others: readonly Sample[];
}

/** One way in which responses of a faulty server may be wrong. */
export interface Mutation {
  /** kebab-case */
  id: string;
  /** What is wrong with the response, in a few words. */
  title: string;
  /** True if the mutation only changes the shape of a response, which the document may allow. */
  isOfShape?: boolean;
  mutate(sample: Sample, context: MutationContext): Iterable<Mutant>;
}
