import type { Command } from 'commander';

/** A command line that users can paste into a shell. */
export interface Example {
  /** What it does, in a few words. */
  what: string;
  line: string;
}

/** Examples by the name of the command after `chatpact`. The empty name stands for `chatpact` itself. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  '': [
    { what: 'Both vendors, with half a year of history', line: 'chatpact mock' },
    {
      what: 'Check a server against the contract',
      line: 'chatpact check https://chat.example.com --vendor chatwoot --credentials staging.env',
    },
    { what: 'Run both together', line: 'chatpact demo' },
    { what: 'Set up a project', line: 'chatpact init' },
  ],
  mock: [
    { what: 'Only Chatwoot, on a free port', line: 'chatpact mock --port 0 --vendor chatwoot' },
    {
      what: "Respond as real servers do, and answer the rest of Chatwoot's API from its schema",
      line: 'chatpact mock --profile observed --spec chatwoot=swagger.json',
    },
    { what: 'Keep the state across restarts', line: 'chatpact mock --log file:chatpact.log' },
    { what: 'Share the state between several servers', line: 'chatpact mock --log redis://redis:6379/chatpact' },
  ],
  check: [
    {
      what: 'A server, with an HTML report beside the output',
      line: 'chatpact check https://chat.example.com --vendor chatwoot --credentials staging.env --report pretty --report html=out.html',
    },
    {
      what: 'A target of the configuration, with limits for time, requests and rate',
      line: 'chatpact check staging --timeout 120 --max-requests 500 --rate 10/s',
    },
    {
      what: 'Record the responses, and check them again without the server',
      line: 'chatpact check staging --record staging-answers && chatpact check --replay staging-answers --strict',
    },
    {
      what: 'Every target, the second of five parts',
      line: "chatpact check --all --shard 2/5 --report 'json={target}-2.json'",
    },
  ],
  proxy: [
    {
      what: 'Between a client and a server, on port 4020',
      line: 'chatpact proxy --target https://chat.example.com --vendor chatwoot',
    },
    {
      what: 'In a CI job: also fail on known deviations',
      line: 'chatpact proxy --target http://127.0.0.1:3000 --vendor rocketchat --port 4021 --strict',
    },
  ],
  score: [
    {
      what: 'For the mock, and fail below 90 %',
      line: 'chatpact score http://127.0.0.1:4010 --vendor rocketchat --credentials mock.env --min-score 90',
    },
    {
      what: 'For a recording, without a server, as an HTML page',
      line: 'chatpact score --replay staging-answers --report html=score.html',
    },
  ],
  report: [
    { what: 'Merge the reports of two shards', line: 'chatpact report merge shard-1.json shard-2.json' },
    {
      what: 'Write JUnit XML for a CI server',
      line: 'chatpact report merge shard-1.json shard-2.json --report junit=out.xml',
    },
  ],
  'report merge': [
    { what: 'Print the merged report', line: 'chatpact report merge shard-1.json shard-2.json' },
    {
      what: 'Write JUnit XML and the merged JSON report',
      line: 'chatpact report merge shard-1.json shard-2.json --report junit=out.xml --report json=whole.json',
    },
  ],
  specs: [
    { what: "One vendor's operations and known deviations", line: 'chatpact specs --vendor chatwoot --ledger' },
    {
      what: 'Lint your own document',
      line: 'chatpact specs --vendor rocketchat --spec rocketchat=engagement.yaml',
    },
    { what: 'See what Chatwoot has changed', line: 'chatpact specs pull chatwoot' },
  ],
  'specs print': [
    { what: 'For a client generator', line: 'chatpact specs print chatwoot > chatwoot.json' },
    { what: 'As real servers respond', line: 'chatpact specs print rocketchat --profile observed > rocketchat.json' },
  ],
  'specs pull': [
    { what: 'See what Chatwoot has changed', line: 'chatpact specs pull chatwoot' },
    {
      what: 'In a CI job: keep the document, and fail on breaking changes',
      line: 'chatpact specs pull rocketchat --out rocketchat.yaml --fail-on breaking',
    },
    {
      what: 'Compare a file, with JSON output',
      line: 'chatpact specs pull chatwoot --from swagger.json --format json',
    },
  ],
  demo: [
    { what: 'The mock as documented', line: 'chatpact demo' },
    {
      what: 'The mock as real servers respond: fails on known deviations',
      line: 'chatpact demo --profile observed --strict',
    },
  ],
  init: [
    { what: 'Ask all questions', line: 'chatpact init' },
    {
      what: 'Ask no questions, for scripts',
      line: 'chatpact init --yes --vendor chatwoot --url https://chat.example.com --ci github',
    },
    {
      what: 'Both vendors',
      line: 'chatpact init --yes --url chatwoot=https://desk.example.com --url rocketchat=https://chat.example.com',
    },
  ],
  doctor: [
    { what: 'This machine', line: 'chatpact doctor' },
    {
      what: 'A server and its credentials',
      line: 'chatpact doctor https://chat.example.com --vendor chatwoot --credentials staging.env',
    },
    { what: 'A target of the configuration', line: 'chatpact doctor staging' },
  ],
  completion: [
    { what: 'For bash', line: 'chatpact completion bash > ~/.chatpact.bash' },
    { what: 'For zsh', line: 'chatpact completion zsh > ~/.chatpact.zsh' },
    { what: 'For fish', line: 'chatpact completion fish > ~/.config/fish/completions/chatpact.fish' },
  ],
};

/** Adds the examples of a command to the end of its help. */
export function addExamples(command: Command, path: string): void {
  const lines = (examples[path] ?? []).map(({ what, line }) => `  # ${what}\n  ${line}\n`);
  command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
