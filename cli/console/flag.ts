import { Option } from 'commander';

/** The flag that sends findings to a mock's console, for every command that reports findings. */
export function createConsoleFlag(): Option {
  const description =
    'show findings live in the console of a mock: http://127.0.0.1:4010, or the base URL of a workspace';
  return new Option('--console <url>', description).env('CHATPACT_CONSOLE');
}

/** The text about the console for the help of a command. */
export const consoleHelp = `
--console URL sends findings to this mock as they are found; the page is URL/__admin/#/findings. Set $CHATPACT_ADMIN_TOKEN
if the mock has an admin token. An unreachable console prints one warning and does not change the result.`;
