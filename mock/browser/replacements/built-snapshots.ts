// Replaces `mock/workspaces/seeded/built-snapshots.ts`: built worlds would make the bundle four times as large.

type Original = typeof import('../../workspaces/seeded/built-snapshots.ts');

export const readBuiltWorld: Original['readBuiltWorld'] = () => undefined;
