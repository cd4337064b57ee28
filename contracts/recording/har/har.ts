/** The parts of HAR 1.2 that are read and written here. */
export interface Har {
  log: {
    version: string;
    creator: { name: string; version: string };
    comment?: string;
    /** Extension of chatpact: the vendor and base URL of the API. */
    _chatpact?: { format: string; vendor: string; url: string };
    entries: HarEntry[];
  };
}

export interface HarPair {
  name: string;
  value: string;
}

export interface HarEntry {
  /** ISO 8601. */
  startedDateTime: string;
  /** Milliseconds. */
  time: number;
  comment?: string;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    cookies: HarPair[];
    headers: HarPair[];
    queryString: HarPair[];
    headersSize: number;
    bodySize: number;
  };
  response: {
    /** 0 if there was no response. */
    status: number;
    statusText: string;
    httpVersion: string;
    cookies: HarPair[];
    headers: HarPair[];
    content: { size: number; mimeType: string; text?: string; encoding?: string; comment?: string };
    redirectURL: string;
    headersSize: number;
    bodySize: number;
  };
  cache: Record<string, never>;
  timings: { send: number; wait: number; receive: number };
}
