import { existsSync } from 'node:fs';

const places = [process.env.CHATPACT_CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Path of a Chromium; undefined where there is none. */
export const chromiumPath = places.find((path) => path !== '' && existsSync(path));

/** Why a test is skipped without one, and what enables it. */
export const noChromium = 'there is no Chromium; install it, or set CHATPACT_CHROMIUM to its path, to enable this';
