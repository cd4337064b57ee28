/**
 * Strings that say nothing of anybody by their form alone: what they are is what is judged. Anything else is replaced
 * before it is written; a form that is missing here costs a placeholder, one too many costs somebody's privacy.
 */
const forms: readonly RegExp[] = [
  // Nothing, or a letter: the type of a room.
  /^[\x21-\x7e]?$/,
  // Figures. Ten digits and more may be somebody's telephone, unless they look like Unix seconds or milliseconds.
  /^-?\d{1,9}(\.\d+)?(e[+-]?\d{1,3})?$/i,
  /^-?\d{1,12}\.\d+$/,
  /^1\d{9}(\d{3})?$/,
  // Dates and times of ISO 8601.
  /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?( ?UTC|Z|[+-]\d\d:?\d\d)?)?$/,
  // UUIDs, and the ids of MongoDB.
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  /^[\da-f]{24}$/,
  // Rocket.Chat's ids: seventeen characters that nobody confuses. Without a digit they might be a name.
  /^(?=.*\d)[2-9A-HJ-NP-TW-Za-km-z]{17}$/,
  // Kinds of inboxes, versions, colours.
  /^Channel::[A-Z][A-Za-z]{1,30}$/,
  /^\d{1,4}(\.\d{1,5}){1,3}(-[a-z]{1,10}(\.\d{1,5})?)?$/,
  /^#[\da-f]{6}$/i,
  // What the redactor leaves of a credential.
  /^\$CHATPACT_[A-Z_]+$/,
];

/** Fields that are not shown even by form: secrets, and whatever leads to a person. */
const telling =
  /token|secret|passw|hmac|signature|credential|cookie|session|api_?key|phone|mobile|fax|e_?mail|identifier|source_?id|address|birth|^ip$|_ip$/i;

/** What scenario tests call what they create. */
const own = /^chatpact-[\da-f]{8}$/;

/** True for a string that may be written down as it is, by the name of the field in which it stands. */
export function isSafe(text: string, field = ''): boolean {
  return own.test(text) || (!telling.test(field) && forms.some((form) => form.test(text)));
}

/** True for a field whose numbers lead to a person too. */
export function isTelling(field: string): boolean {
  return telling.test(field);
}

/** Names that look like those that programmers give to fields. */
export function isFieldName(key: string): boolean {
  return key.length <= 40 && /^[_a-z][A-Za-z]*([_-][A-Za-z]+){0,8}(_?\d{1,3})?$/.test(key);
}
