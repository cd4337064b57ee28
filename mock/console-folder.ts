import { fileURLToPath } from 'node:url';

/** Where the console's built files lie. Beside the mock, in one file or in many: the build puts them there. */
export const consoleFolder = fileURLToPath(new URL('./console/', import.meta.url));
