import type { Command } from 'commander';

/** A line that can be pasted into a shell. */
export interface Example {
  /** What it does, in a few words. */
  what: string;
  line: string;
}

/** Examples of every command, by its name after `chatpact`; of `chatpact` itself by the empty one. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  '': [
    { what: 'Both vendors, with half a year of history', line: 'chatpact mock' },
    {
      what: 'Hold a server against the contract',
      line: 'chatpact check https://chat.example.com --vendor chatwoot --credentials staging.env',
    },
    { what: 'See both at work', line: 'chatpact demo' },
    { what: 'Begin a project of your own', line: 'chatpact init' },
  ],
  mock: [
    { what: 'Chatwoot alone, on a free port', line: 'chatpact mock --port 0 --vendor chatwoot' },
    {
      what: "What real servers send, and the rest of Chatwoot's API by schema",
      line: 'chatpact mock --profile observed --spec chatwoot=swagger.json',
    },
    { what: 'Go on after a restart where it was', line: 'chatpact mock --log file:chatpact.log' },
    { what: 'One of several servers that answer alike', line: 'chatpact mock --log redis://redis:6379/chatpact' },
  ],
  check: [
    {
      what: 'A server, with a page for people beside what is printed',
      line: 'chatpact check https://chat.example.com --vendor chatwoot --credentials staging.env --report pretty --report html=out.html',
    },
    {
      what: 'A target of the configuration, with manners',
      line: 'chatpact check staging --timeout 120 --max-requests 500 --rate 10/s',
    },
    {
      what: 'Keep the answers, and judge them again without the server',
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
      what: 'As a step of a job: known deviations fail it too',
      line: 'chatpact proxy --target http://127.0.0.1:3000 --vendor rocketchat --port 4021 --strict',
    },
  ],
  score: [
    {
      what: 'Of the mock, and fail below 90 per cent',
      line: 'chatpact score http://127.0.0.1:4010 --vendor rocketchat --credentials mock.env --min-score 90',
    },
    {
      what: 'Of a recording, without a server, into a page',
      line: 'chatpact score --replay staging-answers --report html=score.html',
    },
  ],
  report: [
    { what: 'The reports of two shards as one', line: 'chatpact report merge shard-1.json shard-2.json' },
    { what: 'For a CI server', line: 'chatpact report merge shard-1.json shard-2.json --report junit=out.xml' },
  ],
  'report merge': [
    { what: 'Print the whole', line: 'chatpact report merge shard-1.json shard-2.json' },
    {
      what: 'For a CI server and for later',
      line: 'chatpact report merge shard-1.json shard-2.json --report junit=out.xml --report json=whole.json',
    },
  ],
  specs: [
    { what: "One vendor's operations and known deviations", line: 'chatpact specs --vendor chatwoot --ledger' },
    {
      what: 'Lint a document of yours',
      line: 'chatpact specs --vendor rocketchat --spec rocketchat=engagement.yaml',
    },
    { what: 'What Chatwoot has changed since', line: 'chatpact specs pull chatwoot' },
  ],
  'specs print': [
    { what: 'For a generator of clients', line: 'chatpact specs print chatwoot > chatwoot.json' },
    { what: 'As real servers keep it', line: 'chatpact specs print rocketchat --profile observed > rocketchat.json' },
  ],
  'specs pull': [
    { what: 'What Chatwoot has changed since', line: 'chatpact specs pull chatwoot' },
    {
      what: 'In a job: keep the document, and fail when clients would',
      line: 'chatpact specs pull rocketchat --out rocketchat.yaml --fail-on breaking',
    },
    {
      what: 'A file, for a program to read',
      line: 'chatpact specs pull chatwoot --from swagger.json --format json',
    },
  ],
  demo: [
    { what: 'The mock as documented', line: 'chatpact demo' },
    {
      what: 'The mock as real servers are: known deviations fail it',
      line: 'chatpact demo --profile observed --strict',
    },
  ],
  init: [
    { what: 'Ask for everything', line: 'chatpact init' },
    {
      what: 'Ask nothing, as scripts want it',
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
      what: 'A server, and the credentials for it',
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

/** Ends the help of a command with its examples. */
export function showExamples(command: Command, path: string): void {
  const lines = (examples[path] ?? []).map(({ what, line }) => `  # ${what}\n  ${line}\n`);
  command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
