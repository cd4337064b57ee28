import type { CiName } from './ci-names.ts';

/** A file that a CI server reads. */
interface CiJob {
  path: string;
  text: string;
}

// CI has no .env. This file sets nothing: the variables come from the secrets of the CI system.
const credentials = 'CHATPACT_CREDENTIALS: .env.example';

/** Installs chatpact in its own folder, so that .npmrc and node_modules of the checkout cannot change what runs. */
const install = (version: string): readonly string[] => [
  'folder=$(mktemp -d)',
  `echo '{ "private": true }' > "$folder/package.json"`,
  `(cd "$folder" && npm install --ignore-scripts --no-audit --no-fund chatpact@${version})`,
];

/** Indents the lines of a script. */
const indent = (lines: readonly string[], width: number) =>
  lines.map((line) => `${' '.repeat(width)}${line}\n`).join('');

/** The CI jobs, as functions of the variables that hold the credentials and of the version of chatpact. */
export const ciJobs: Record<Exclude<CiName, 'none'>, (variables: readonly string[], version: string) => CiJob> = {
  github: (variables, version) => ({
    path: '.github/workflows/chatpact.yml',
    text: `# Checks the servers of chatpact.config.yaml against their contracts.
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
      # In its own folder, so that .npmrc and node_modules of the checkout cannot change what runs.
      - run: |
${indent([...install(version), '"$folder/node_modules/.bin/chatpact" check --all --report github'], 10)}        env:
          ${credentials}
${variables.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join('')}`,
  }),
  gitlab: (variables, version) => ({
    path: '.gitlab-ci.yml',
    text: `# Checks the servers of chatpact.config.yaml against their contracts.
# Needs these variables: Settings, CI/CD, Variables, masked.
${variables.map((name) => `#   ${name}\n`).join('')}chatpact:
  image: node:22
  variables:
    ${credentials}
  script:
    # In its own folder, so that .npmrc and node_modules of the checkout cannot change what runs.
    - |
${indent([...install(version), `"$folder/node_modules/.bin/chatpact" check --all --report pretty --report 'junit=chatpact-{target}.xml'`], 6)}  artifacts:
    when: always
    reports:
      junit: chatpact-*.xml
`,
  }),
};
