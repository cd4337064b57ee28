/** Default User-Agent header of a session. */
export const defaultUserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';

/** User-Agent headers of a browser, the desktop app and the mobile app. */
export const userAgents = {
  browser: defaultUserAgent,
  desktop:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Rocket.Chat/4.1.0 Chrome/126.0.0.0 Electron/31.4.0 Safari/537.36',
  mobile: 'RC Mobile; ios 17.5.1; v4.52.0 (55555)',
} as const;
