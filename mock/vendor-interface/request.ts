/**
 * A request as vendors' handlers receive it. It does not depend on Express, so that a handler can be called from
 * anywhere.
 */
export interface MockRequest<Params extends Record<string, string> = Record<string, string>, Body = unknown> {
  method: string;
  /** Path without the query. */
  path: string;
  /** Path parameters, not converted. */
  params: Params;
  /** Query parameters, not converted; the last value of a name wins. */
  query: Record<string, string>;
  /** Names of query parameters that were sent more than once, without brackets. Absent if there are none. */
  repeats?: string[];
  /** All values of those parameters by name. Logs of earlier versions contain the names only. */
  repeatedValues?: Record<string, string[]>;
  /** Query parameters that were sent as lists, `labels[]=a&labels[]=b`, by their names without brackets. */
  lists: Record<string, string[]>;
  /** Headers with lower-case names, without those that contain credentials. */
  headers: Record<string, string | undefined>;
  /**
   * Digests of credentials, by the lower-case names of their headers, or by `credentialKeyOf` for the credentials of a user's
   * document.
   */
  credentials: Record<string, string | undefined>;
  /** The body, with digests in place of passwords and tokens. */
  body: Body;
  /** The body was sent as a form: its values are text, and files are described by `UploadedFile`. */
  form?: boolean;
  /** The media type of a body that was parsed as a document describes it: see `toDocumentedBody`. */
  bodyType?: string;
  /** The Content-Type of a body that was not parsed, since it is neither JSON nor a form; empty if it had none. */
  unread?: string;
  /** The base URL (http://host:port) that the client used. */
  origin: string;
}

/** A request with its secrets, as it is received and as logs of earlier versions contain it. */
export type RequestWithSecrets = Omit<MockRequest, 'credentials'> & { credentials?: MockRequest['credentials'] };
