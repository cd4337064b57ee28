/**
 * Forms of strings that cannot be personal data. They are written as they are, and all other strings are replaced. A form
 * that is missing here only costs a placeholder, but a form too many may expose personal data.
 */
const forms: readonly RegExp[] = [
  // Empty, or a single character: the type of a room.
  /^[\x21-\x7e]?$/,
  // Figures. Ten or more digits may be a telephone number, unless they look like Unix seconds or milliseconds.
  /^-?\d{1,9}(\.\d+)?(e[+-]?\d{1,3})?$/i,
  /^-?\d{1,12}\.\d+$/,
  /^1\d{9}(\d{3})?$/,
  // Dates and times of ISO 8601.
  /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?( ?UTC|Z|[+-]\d\d:?\d\d)?)?$/,
  // UUIDs, and ids of MongoDB.
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  /^[\da-f]{24}$/,
  // Rocket.Chat's ids: 17 characters without those that look alike. Without a digit they might be a name.
  /^(?=.*\d)[2-9A-HJ-NP-TW-Za-km-z]{17}$/,
  // Kinds of inboxes, versions, colours.
  /^Channel::[A-Z][A-Za-z]{1,30}$/,
  /^\d{1,4}(\.\d{1,5}){1,3}(-[a-z]{1,10}(\.\d{1,5})?)?$/,
  /^#[\da-f]{6}$/i,
  // Names that the redactor puts in place of credentials.
  /^\$CHATPACT_[A-Z_]+$/,
];

/** Fields whose values are always replaced: secrets, and data that identify a person. */
const sensitiveField =
  /token|secret|passw|hmac|signature|credential|cookie|session|api_?key|phone|mobile|fax|e_?mail|identifier|source_?id|address|birth|^ip$|_ip$/i;

/** Unique names that scenario tests use. */
const scenarioTag = /^chatpact-[\da-f]{8}$/;

/** True if a string in a field of this name may be written as it is. */
export function isSafe(text: string, field = ''): boolean {
  return scenarioTag.test(text) || (!sensitiveField.test(field) && forms.some((form) => form.test(text)));
}

/** True if the values of a field, numbers included, may identify a person or be secret. */
export function isSensitiveField(field: string): boolean {
  return sensitiveField.test(field);
}

/** True for keys that look like field names rather than data. */
export function isFieldName(key: string): boolean {
  return key.length <= 40 && /^[_a-z][A-Za-z]*([_-][A-Za-z]+){0,8}(_?\d{1,3})?$/.test(key);
}
