/** The likely cause if a query parameter changes nothing. */
export function describeIgnoredParameter(parameter: string): string {
  return `The server seems to ignore ${parameter}.`;
}
