/** What is particular about the way to a target. Files are PEM. */
export interface ConnectionOptions {
  /**
   * A file with the certificates of those who may have signed the target's; nobody else counts then. Default: those that
   * Node.js knows, and those of `NODE_EXTRA_CA_CERTS`.
   */
  cacert?: string;
  /** A file with the certificate that the client shows, and perhaps its key. */
  cert?: string;
  /** A file with the key of {@link cert}; `CHATPACT_KEY_PASSPHRASE` is its passphrase. Default: `cert`. */
  key?: string;
  /** Takes whatever certificate the target shows. Reports say so. Default: false. */
  insecure?: boolean;
  /**
   * Headers that are sent with every request to the target's origin, and to no other: for a proxy or a firewall that
   * stands before it. Reports show names of variables in place of the values. Default: none.
   */
  headers?: Readonly<Record<string, string>>;
  /**
   * The user by whom a proxy before the target lets requests pass (HTTP Basic authentication). The password is
   * `CHATPACT_BASIC_AUTH_PASSWORD`. Default: nobody.
   */
  basicAuth?: string;
}
