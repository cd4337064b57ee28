/** The likely cause if a query parameter changes nothing. */
export function toIgnored(parameter: string): string {
  return `The server seems to ignore ${parameter}.`;
}
