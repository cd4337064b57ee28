/** An answer as far as it is looked at to see who gave it. */
export interface ExaminedResponse {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The URL that was asked. */
  url: string;
  /** The beginning of its body, without secrets. Empty where the body is data or can't be read. */
  text: string;
  /** Its body is an HTML page. */
  isHtml: boolean;
  /** What its body says is wrong, where it is JSON: its `error`, `errorType` and `message`, joined. */
  errors: string;
}

/** A kind of answer that says nothing of the API: of a proxy, a login page, a server under maintenance. */
export interface Obstacle {
  name: string;
  /** How it is recognised, in words for the reference. */
  sign: string;
  matches(answer: ExaminedResponse): boolean;
  /** What happened, as half a sentence: "a proxy can't reach the server". */
  what(answer: ExaminedResponse): string;
  /** What the user can do about it: a sentence. */
  remedy: string;
  /** It may be over in a moment: the request is repeated. */
  isTransient?: true;
  /** No vendor's application ever answers so, not even for one operation. */
  isNeverOfApplication?: true;
  /** It says that the operation is not there, or not for this installation. */
  isAbsence?: true;
}
