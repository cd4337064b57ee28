// Types of the matchers for tests that import expect from @jest/globals. It extends their package, so it must be a module.
export {};

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T> {
    /** Passes if a response matches the contract of its operation. Known deviations of real servers pass unless `strict` is set. */
    toHonour(operation: string, options?: { strict?: boolean }): Promise<void>;
  }
}
