/** Connection options of a target. Files are PEM. */
export interface ConnectionOptions {
  /**
   * CA bundle (PEM file) that replaces the default certificate authorities. Default: those of Node.js and of
   * `NODE_EXTRA_CA_CERTS`.
   */
  cacert?: string;
  /** File with the client certificate. It may also contain the key. */
  cert?: string;
  /** File with the key of {@link cert}. `CHATPACT_KEY_PASSPHRASE` is its passphrase. Default: `cert`. */
  key?: string;
  /** Skips verification of the target's certificate. Reports mention it. Default: false. */
  insecure?: boolean;
  /**
   * Additional headers of every request to the target's origin, for a proxy or firewall in front of it. They are not sent to
   * other origins. Reports show placeholders instead of the values. Default: none.
   */
  headers?: Readonly<Record<string, string>>;
  /**
   * User name for HTTP Basic authentication with a proxy in front of the target. The password is
   * `CHATPACT_BASIC_AUTH_PASSWORD`. Default: no authentication.
   */
  basicAuth?: string;
}

/** Every option of a connection. An option without an entry does not compile. */
export const connectionOptions: Readonly<Record<keyof ConnectionOptions, true>> = {
  cacert: true,
  cert: true,
  key: true,
  insecure: true,
  headers: true,
  basicAuth: true,
};
