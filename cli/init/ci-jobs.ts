import type { CiName } from './ci-names.ts';

/** A file that a CI server reads. */
interface CiJob {
  path: string;
  text: string;
}

// There is no .env in CI: .env.example sets nothing, and the variables come from the server's secrets.
const credentials = 'CHATPACT_CREDENTIALS: .env.example';

/** Installs chatpact in a folder of its own: a checkout's .npmrc and node_modules must not say what runs. */
const install = (version: string): readonly string[] => [
  'folder=$(mktemp -d)',
  `echo '{ "private": true }' > "$folder/package.json"`,
  `(cd "$folder" && npm install --ignore-scripts --no-audit --no-fund chatpact@${version})`,
];

/** The lines of a script, so far to the right. */
const indent = (lines: readonly string[], width: number) =>
  lines.map((line) => `${' '.repeat(width)}${line}\n`).join('');

/** How each CI server runs the check, by the variables that hold its credentials and the version of chatpact. */
export const ciJobs: Record<Exclude<CiName, 'none'>, (variables: readonly string[], version: string) => CiJob> = {
  github: (variables, version) => ({
    path: '.github/workflows/chatpact.yml',
    text: `# Holds the servers of chatpact.config.yaml against their contracts.
# Needs the secrets below: Settings, Secrets and variables, Actions.
name: chatpact
on:
  push:
  schedule:
    - cron: '17 5 * * *'
  workflow_dispatch:
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # In a folder of its own: the .npmrc and the node_modules of a checkout must not say what runs.
      - run: |
${indent([...install(version), '"$folder/node_modules/.bin/chatpact" check --all --report github'], 10)}        env:
          ${credentials}
${variables.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join('')}`,
  }),
  gitlab: (variables, version) => ({
    path: '.gitlab-ci.yml',
    text: `# Holds the servers of chatpact.config.yaml against their contracts.
# Needs these variables: Settings, CI/CD, Variables, masked.
${variables.map((name) => `#   ${name}\n`).join('')}chatpact:
  image: node:22
  variables:
    ${credentials}
  script:
    # In a folder of its own: the .npmrc and the node_modules of a checkout must not say what runs.
    - |
${indent([...install(version), `"$folder/node_modules/.bin/chatpact" check --all --report pretty --report 'junit=chatpact-{target}.xml'`], 6)}  artifacts:
    when: always
    reports:
      junit: chatpact-*.xml
`,
  }),
};
