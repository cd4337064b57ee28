/** Of the actions that some steps use, those that a tag or a branch may change afterwards. */
export const listMovable = (steps: readonly { uses?: string }[]): string[] =>
  steps.flatMap(({ uses = [] }) => uses).filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action));
