/** Returns the actions that are referenced by a tag or branch, which can move, instead of a commit. */
export const listMovable = (steps: readonly { uses?: string }[]): string[] =>
  steps.flatMap(({ uses = [] }) => uses).filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action));
