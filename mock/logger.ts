/** Where the mock writes its log. A logger of pino, or of its kind, fits. */
export interface MockLogger {
  debug(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
