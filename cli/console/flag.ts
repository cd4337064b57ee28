import type { Option } from 'commander';
import { createFlag } from '../settings/entry.ts';
import { runSettings } from '../settings/run-settings.ts';

/** The flag that sends findings to a mock's console, for every command that reports findings. */
export const createConsoleFlag = (): Option => createFlag(runSettings.console);

/** The text about the console for the help of a command. */
export const consoleHelp = `
--console URL sends findings to this mock as they are found; the page is URL/__admin/#/findings. Set $CHATPACT_ADMIN_TOKEN
if the mock has an admin token. An unreachable console prints one warning and does not change the result.`;
