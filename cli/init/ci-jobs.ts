import type { CiName } from './ci-names.ts';

/** A file that a CI server reads. */
interface CiJob {
  path: string;
  text: string;
}

// There is no .env in CI: .env.example sets nothing, and the variables come from the server's secrets.
const credentials = 'CHATPACT_CREDENTIALS: .env.example';

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
      - run: npx --yes chatpact@${version} check --all --report github
        env:
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
    - npx --yes chatpact@${version} check --all --report pretty --report 'junit=chatpact-{target}.xml'
  artifacts:
    when: always
    reports:
      junit: chatpact-*.xml
`,
  }),
};
