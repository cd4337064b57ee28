// Replaces `mock/workspaces/built-snapshots.ts`: built worlds would make the bundle four times as large.

type Original = typeof import('../../workspaces/built-snapshots.ts');

export const readBuiltWorld: Original['readBuiltWorld'] = () => undefined;
