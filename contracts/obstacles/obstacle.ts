/** The parts of a response that show whether it comes from the API or from another server. */
export interface ExaminedResponse {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The URL of the request. */
  url: string;
  /** The beginning of the body, without secrets. Empty if the body is JSON or cannot be decoded. */
  text: string;
  /** True if the body is an HTML page. */
  isHtml: boolean;
  /** The `error`, `errorType` and `message` of a JSON body, joined with spaces. */
  errors: string;
}

/** A kind of response that does not come from the API, but from a proxy, a login page or a server under maintenance. */
export interface Obstacle {
  name: string;
  /** How it is recognised. Printed in the reference. */
  sign: string;
  matches(answer: ExaminedResponse): boolean;
  /** What happened, as a clause: "a proxy could not reach the server". */
  what(answer: ExaminedResponse): string;
  /** What the user can do, as a sentence. */
  remedy: string;
  /** The condition may be temporary, so the request is retried. */
  isTransient?: true;
  /** The vendors' applications never send such a response, not even for a single operation. */
  isNeverOfApplication?: true;
  /** The operation does not exist on this server, or this installation may not use it. */
  isAbsence?: true;
}
