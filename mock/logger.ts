/** The logger that the mock uses, compatible with pino. */
export interface MockLogger {
  debug(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
