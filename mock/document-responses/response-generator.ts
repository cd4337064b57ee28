import type { Contract } from '../../specs/contract.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import type { HoldsId } from './find-missing-resource.ts';

/** Generates responses from a document. */
export interface ResponseGenerator {
  /**
   * Generates a response; undefined if the document has no such response.
   *
   * @throws ApiError `unacceptable` if the client accepts none of the documented media types; another Error if generating
   * fails or exceeds its timeout.
   */
  make(asked: ResponseRequest): Promise<GeneratedResponse | undefined>;
  close(): Promise<void>;
}

/** Input of a generated response. */
export interface ResponseRequest {
  contract: Contract;
  operation: Operation;
  request: MockRequest;
  preferences: Preferences;
  workspace: WorkspaceContext;
}

/** What generated values take from the workspace. */
export interface WorkspaceContext {
  /** The history's seed. */
  seed: number;
  /** The workspace's time, milliseconds since 1970. */
  now: number;
  /** The first ids of existing resources, by the words of their kind. */
  listIds(kind: string): readonly (number | string)[];
  holdsId: HoldsId;
}

/** A response that is generated from the document. */
export interface GeneratedResponse {
  reply: Reply;
  /** Whether the body is an example of the document or generated from the schema. */
  source: 'example' | 'schema';
  /** The schema that the body violates, if any. */
  violatedSchema?: JsonObject;
}

/** The response that a client asks for with the `Prefer` header (RFC 7240) or with query parameters. */
export interface Preferences {
  /** The response with this documented status: `code=403`. */
  code?: number;
  /** The document's example with this name: `example=typical`. */
  example?: string;
  /** A response generated from the schema: `dynamic=true`. */
  dynamic?: boolean;
}
