import { existsSync } from 'node:fs';

const places = [process.env.CHATPACT_CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Path of Chromium; undefined if it is not installed. */
export const chromiumPath = places.find((path) => path !== '' && existsSync(path));

/** Why a test is skipped without Chromium, and how to enable it. */
export const noChromium = 'there is no Chromium; install it, or set CHATPACT_CHROMIUM to its path, to enable this';
