/** Where a word that is avoided may stand, and why. */
interface Exception {
  paths: RegExp;
  /** All of them without it. */
  words?: RegExp;
  why: string;
}

export const exceptions: readonly Exception[] = [
  { paths: /^test\/words\//, why: 'The list itself.' },
  { paths: /^CHANGELOG\.md$/, words: /^story$/i, why: 'It names what was renamed.' },
  {
    paths: /^specs\/(chatwoot\/openapi\.yaml|generated\/chatwoot-)/,
    words: /^story$/i,
    why: 'Kinds of attachments, such as `ig_story`.',
  },
  { paths: /^decisions\/031-/, why: 'It names words that were replaced.' },
  {
    paths: /^mock\/(storage|perform-command)/,
    words: /^awake$/i,
    why: 'The type of a command in logs of every version.',
  },
  { paths: /^mock\/state\/serialize\.ts$/, words: /^tally$/i, why: 'The name of a class in serialized worlds.' },
  {
    paths: /^mock\/(seed|document-responses\/values)\//,
    words: /^(tell|nobody|somebody)$/i,
    why: 'What people write in seeded messages.',
  },
  {
    paths: /^(specs\/(rocketchat\/openapi|generated\/)|docs\/reference\/operations-)/,
    words: /^somebody$/i,
    why: 'A published summary.',
  },
  {
    paths: /^test\//,
    words: /^(nobody|somebody|twin|mood)$/i,
    why: 'Names of users, contacts, workspaces and values in test data.',
  },
  { paths: /^test\/contracts\/selection\//, words: /^story$/i, why: 'A former prefix of selectors, which is refused.' },
  { paths: /^test\/mock\/chatwoot\/activity\.test\.ts$/, words: /^awake$/i, why: 'A snoozed conversation that wakes.' },
];
