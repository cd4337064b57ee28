import { Option } from 'commander';

/** Where a mock's console shows what is found: of every command that finds something. */
export function createConsoleFlag(): Option {
  const description = "show what is found in a mock's console: http://127.0.0.1:4010, or a workspace's base URL";
  return new Option('--console <url>', description).env('CHATPACT_CONSOLE');
}

/** What help says of it. */
export const consoleHelp = `
--console URL tells that mock what is found, as it is found; its page is URL/__admin/#/findings. $CHATPACT_ADMIN_TOKEN
opens a mock that was started with one. A console that is out of reach is reported once, and changes nothing else.`;
