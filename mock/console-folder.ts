import { fileURLToPath } from 'node:url';

/** The folder of the console's built files, which the build places next to the mock's code. */
export const consoleFolder = fileURLToPath(new URL('./console/', import.meta.url));
