/** What a code of {@link UsageError} means. */
export interface UsageErrorKind {
  /** What went wrong. */
  cause: string;
  /** What to do about it. */
  remedy: string;
}

/**
 * Every kind of mistake of a user, by its code. A code keeps its meaning from version to version.
 * `docs/reference/errors.md` is generated from this table.
 */
export const usageErrors = declare({
  AMBIGUOUS_CONFIG: {
    cause: 'The folder has more than one configuration, such as `chatpact.config.yaml` and `chatpact.config.json`.',
    remedy: 'Remove all but one, or pass `--config FILE`.',
  },
  BODY_ALREADY_READ: {
    cause: 'The body of a response was read before `judgeResponse`, or a matcher, received it.',
    remedy: 'Pass `response.clone()`, or judge the response before you read its body.',
  },
  CALL_REFUSED: {
    cause: 'The mock refused a call of the library, for the reason that the message names. The workspace is unchanged.',
    remedy: 'Correct what the message names.',
  },
  CONFIG_EXISTS: {
    cause: '`chatpact init` found a configuration in this folder.',
    remedy: 'Pass `--force` to overwrite `chatpact.config.yaml`. Remove a configuration of another name first.',
  },
  CONFLICTING_DOCUMENTS: {
    cause: 'Several OpenAPI documents of one API define the same operation differently.',
    remedy: 'Remove the operation from all documents but one, or make its definitions equal.',
  },
  CONFLICTING_OPTIONS: {
    cause: 'Two options exclude each other, such as `--record` and `--replay`, or `--all` and the name of a target.',
    remedy: 'Pass one of the two.',
  },
  CREDENTIALS_IN_URL: {
    cause: 'The URL of a server contains a user name or a password. Reports would show it.',
    remedy: 'Remove it from the URL. For HTTP Basic authentication, use `--basic-auth` (`basicAuth`).',
  },
  DAMAGED_LOG: {
    cause: 'A log (`--log`) was changed or truncated by something other than chatpact.',
    remedy: 'The message names the place and the repair. Or start with another log.',
  },
  DOWNLOAD_FAILED: {
    cause: 'A document could not be downloaded from its URL.',
    remedy: 'Check the URL and the reason in the message. For a private certificate authority, pass `--cacert FILE`.',
  },
  DUPLICATE_HEADER: {
    cause: 'Two extra headers have the same name. Upper and lower case make no difference.',
    remedy: 'Set the header once.',
  },
  DUPLICATE_OUTPUT_FILE: {
    cause: 'Two outputs, or an output and a file that is read, have the same path.',
    remedy: 'Give each its own file. In a configuration, `{target}` in a file name stands for the name of the target.',
  },
  DUPLICATE_PLUGIN: {
    cause: 'Two plugins have the same name.',
    remedy: 'Rename one of them.',
  },
  DUPLICATE_VENDOR: {
    cause: 'Two vendors have the same name.',
    remedy: 'Rename the vendor of the plugin.',
  },
  EMPTY_CREDENTIALS_FILE: {
    cause: 'A credentials file sets no variable.',
    remedy: 'Write one `NAME=value` on each line.',
  },
  EMPTY_SELECTION: {
    cause: '`--exclude` (`exclude`) matches every case that `--only` (`only`) selects.',
    remedy: 'Exclude less. `--dry-run` lists the cases.',
  },
  EMPTY_TOKENS_FILE: {
    cause: 'The file of `--tokens` sets no variable with a token.',
    remedy: 'Set one of the variables that `chatpact check --help` lists.',
  },
  EMPTY_WINDOW: {
    cause: '`since` is not before `until`.',
    remedy: 'Set an earlier `since` or a later `until`.',
  },
  EVAL_NOT_ALLOWED: {
    cause: "The page's Content-Security-Policy forbids `eval`, which a mock in a browser needs.",
    remedy: "Add `'unsafe-eval'` to its `script-src`, or run the mock in Node.js.",
  },
  FILE_TOO_LARGE: {
    cause: 'A recording or report is larger than this process can read.',
    remedy: 'Use fewer or smaller files, or give Node.js more memory (`NODE_OPTIONS=--max-old-space-size=8192`).',
  },
  FOLDER_NOT_EMPTY: {
    cause: 'The folder of `--record` contains files that are not a recording.',
    remedy: 'Name a new folder, or the folder of an earlier recording.',
  },
  HAR_WITHOUT_PLAN: {
    cause: '`--dry-run` was used with a HAR. A HAR has no planned cases: each of its entries is one case.',
    remedy: 'Leave out `--dry-run`.',
  },
  INVALID_ALLOWED_HOST: {
    cause: 'A value of `--allowed-host` (`allowedHosts`) is not a host name.',
    remedy: 'Write a name without scheme and port, such as `mock.example.com`.',
  },
  INVALID_BASELINE: {
    cause:
      'A baseline does not match its schema (`chatpact/baseline.schema.json`), is for another vendor, or has an entry twice.',
    remedy: 'Correct the place that the message names, or write the file again with `--baseline-update`.',
  },
  INVALID_BASIC_AUTH: {
    cause: 'The value of `--basic-auth` (`basicAuth`) is not a user name.',
    remedy: 'Pass the user name alone. The password belongs in `CHATPACT_BASIC_AUTH_PASSWORD`.',
  },
  INVALID_CERTIFICATE: {
    cause:
      'A file of `--cacert`, `--cert` or `--https-cert` contains no readable certificate, or its key does not belong to it.',
    remedy: 'Convert the certificate to PEM format, and pass its own key.',
  },
  INVALID_CLOCK_CHANGE: {
    cause: 'The clock of the mock cannot be set or advanced as requested.',
    remedy: 'Use an ISO 8601 time, or a duration such as `2h`.',
  },
  INVALID_CONFIG: {
    cause:
      'The configuration cannot be parsed or imported, or does not match its schema (`chatpact/config.schema.json`).',
    remedy: 'Correct each place that the message names.',
  },
  INVALID_CORS_ORIGIN: {
    cause: 'A value of `--cors-origin` (`cors`) is not an origin.',
    remedy: 'Write scheme, host and port, such as `https://dashboard.example:3000`.',
  },
  INVALID_CREDENTIAL: {
    cause: 'A token contains a blank or a character that an HTTP header cannot carry.',
    remedy: 'Set the variable that the message names again.',
  },
  INVALID_DATE: {
    cause: '`since` or `until` is not a date.',
    remedy: 'Use a date (`2026-01-31`) or Unix seconds.',
  },
  INVALID_DOCUMENT: {
    cause: 'A document is not valid JSON or YAML, or not an OpenAPI document.',
    remedy: 'Correct the place that the message names. `chatpact specs --spec VENDOR=FILE` lists all problems.',
  },
  INVALID_EVENT: {
    cause: 'An event cannot be appended: its type is unknown, a field is wrong, or it is not possible at that time.',
    remedy: 'Correct the fields that the message names.',
  },
  INVALID_FAULT_RULE: {
    cause: 'A rule for fault injection is not JSON, or has an unknown or invalid field.',
    remedy: 'Correct the fields that the message names.',
  },
  INVALID_FIXTURE: {
    cause: 'A fixture is not NDJSON as `/__admin/export` writes it, or contains an event that is not possible.',
    remedy: 'Correct the line that the message names, or export the workspace again.',
  },
  INVALID_HEADER: {
    cause: 'An extra header is not of the form `Name: value`, or contains a character that HTTP does not allow.',
    remedy: "Write `-H 'Name: value'` with printable ASCII characters.",
  },
  INVALID_ID: {
    cause: 'An id (`--id`, `ids`, or a variable) does not have the form of its kind.',
    remedy: 'Pass an id such as `inbox=3`.',
  },
  INVALID_KEY: {
    cause: 'The file of `--key` contains no readable private key.',
    remedy: 'Convert the key to PEM format.',
  },
  INVALID_LEDGER: {
    cause: 'A ledger of known deviations has an incomplete or invalid entry.',
    remedy: 'Correct the place that the message names.',
  },
  INVALID_LIST: {
    cause: 'An option of the library that takes a list has another value.',
    remedy: 'Pass an array.',
  },
  INVALID_LOG_ADDRESS: {
    cause: 'The value of `--log` (`log`) does not name a log.',
    remedy: 'Use `file:FOLDER` or `redis://host:6379/KEY`.',
  },
  INVALID_MAX_REQUESTS: {
    cause: 'The value of `--max-requests` (`maxRequests`) is not an integer within its limits.',
    remedy: 'Use an integer from 1 to 1,000,000.',
  },
  INVALID_MAX_RESPONSE_TIME: {
    cause: 'The value of `--max-response-time` (`maxResponseTime`) is not a time within its limits.',
    remedy: 'Use a time from `1ms` to `10m`, such as `500ms` or `2s`.',
  },
  INVALID_MAX_WORKSPACES: {
    cause: 'The value of `--max-workspaces` (`maxWorkspaces`) is not an integer from 1.',
    remedy: 'Use an integer from 1.',
  },
  INVALID_MIN_SCORE: {
    cause: 'The value of `--min-score` (`minScore`) is not a percentage.',
    remedy: 'Use a number from 0 to 100.',
  },
  INVALID_OVERLAY: {
    cause: 'A document is not an OpenAPI Overlay 1.0, or the target of an action is not a JSONPath.',
    remedy: 'Correct the place that the message names.',
  },
  INVALID_PLUGIN: {
    cause: 'A plugin cannot be imported, or a field of it is unknown, missing or of the wrong type.',
    remedy: 'Correct the field that the message names. `definePlugin` from `chatpact/extend` checks the types.',
  },
  INVALID_PORT: {
    cause: 'A port is not an integer from 0 to 65535.',
    remedy: 'Use a port within these limits; 0 picks a free one.',
  },
  INVALID_PREFIX: {
    cause: 'The option `prefix` of `chatpact/vite` is not a path.',
    remedy: 'Write a path with a slash at its start, such as `/chatpact`.',
  },
  INVALID_PROXY: {
    cause: 'The variable of an outgoing proxy (`HTTPS_PROXY`, `HTTP_PROXY`) is not an http or https URL.',
    remedy: 'Write `http://proxy.example:3128`. Other kinds of proxies, such as SOCKS, are not supported.',
  },
  INVALID_RATE: {
    cause: 'The value of `--rate` (`rate`) is not a request rate.',
    remedy: 'Use `10/s`, `600/m` or `10` (a second).',
  },
  INVALID_RECORDING: {
    cause: 'The recording of `--replay` (`replay`) is missing, incomplete or of an unknown format.',
    remedy: 'Pass a folder that `chatpact check --record` wrote, or a HAR file.',
  },
  INVALID_REFERENCE: {
    cause: 'A `$ref` of a document cannot be resolved, or points outside of the folder or origin of the document.',
    remedy: 'Correct the reference, or allow its folder or origin with `--spec-root`.',
  },
  INVALID_REPORT: {
    cause: 'A file is not a report of chatpact, or is incomplete.',
    remedy: 'Pass a file that `--report json=FILE` wrote.',
  },
  INVALID_RETRIES: {
    cause: 'The value of `--retries` (`retries`) is not an integer within its limits.',
    remedy: 'Use an integer from 0 to 10.',
  },
  INVALID_SCALE: {
    cause: 'The value of `--scale` (`scale`) is not a number within its limits.',
    remedy: 'Use a number from 0 to 170; 1 is the usual volume.',
  },
  INVALID_SEED: {
    cause: 'The value of `--seed` (`seed`) is not an integer.',
    remedy: 'Use an integer.',
  },
  INVALID_SHARD: {
    cause: 'The value of `--shard` (`shard`) is not a part of a plan.',
    remedy: 'Write `2/5` for the second of five shards.',
  },
  INVALID_SPEC_ROOT: {
    cause: 'A value of `--spec-root` (`specRoots`) is a URL with a path, a query or a user.',
    remedy: 'Pass a folder, or an origin such as `https://schemas.example.com`.',
  },
  INVALID_TIME: {
    cause: 'A time of the mock (`--now`, `now`, or a time of a fixture) is invalid or out of range.',
    remedy: 'Use ISO 8601 from 1971 to 2099, such as `2026-01-30T15:00:00Z`.',
  },
  INVALID_TIMEOUT: {
    cause: 'The value of `--timeout` (`timeoutMs`) or `--request-timeout` (`requestTimeoutMs`) is out of range.',
    remedy: 'Use 0.001 to 86400 seconds for the whole check, and up to 600 seconds for a request.',
  },
  INVALID_TIMEZONE: {
    cause: 'The value of `--timezone` (`timezone`) is not a time zone.',
    remedy: 'Use a name of the IANA database, such as `Europe/Berlin`.',
  },
  INVALID_TOLERANCE: {
    cause: 'The value of `--max-inconclusive` or `--max-vacuous` is neither a number of cases nor a percentage.',
    remedy: 'Use a value such as `5` or `5%`.',
  },
  INVALID_URL: {
    cause: 'The URL of a server is not http or https, or has a query or a fragment.',
    remedy: 'Write a base URL such as `https://chat.example.com`.',
  },
  INVALID_VERSION: {
    cause:
      'The version of a vendor (`--chatwoot-version`, `--rocketchat-version`, `versions`) is not of the form x.y.z.',
    remedy: 'Use a version such as `4.9.2`.',
  },
  INVALID_WORKERS: {
    cause: 'The value of `--workers` (`workers`) is not an integer within its limits.',
    remedy: 'Use an integer from 1 to 100.',
  },
  INVALID_WORKSPACE_IDLE: {
    cause: 'The value of `--workspace-idle` (`workspaceIdleSeconds`) is not a number above 0.',
    remedy: 'Use a number of seconds above 0.',
  },
  INVALID_WORKSPACE_NAME: {
    cause:
      'The name of a workspace has characters that are not allowed, is too long, or is the name of the default workspace.',
    remedy: 'Use up to 64 letters, digits, dots, dashes and underscores, beginning with a letter or digit.',
  },
  INVALID_WORKSPACE_OPTIONS: {
    cause: 'A workspace cannot be created with these options.',
    remedy: 'Correct the options that the message names.',
  },
  KEY_WITHOUT_CERT: {
    cause: '`--key` (`key`) was passed without `--cert` (`cert`), or `--https-key` of a mock without `--https-cert`.',
    remedy: 'Pass the certificate of the key with `--cert FILE` (`--https-cert FILE`).',
  },
  LOG_IN_USE: {
    cause: 'Another mock uses the folder of the log.',
    remedy: 'Stop the other mock, or use another folder.',
  },
  MISMATCHED_KEY: {
    cause: 'The private key of `--key` does not belong to the certificate of `--cert`.',
    remedy: 'Pass the key of this certificate.',
  },
  MISMATCHED_LOG: {
    cause: 'The log was created with another seed, time, version or other option than this mock.',
    remedy: 'Start with the options that the message names, or use another log.',
  },
  MISMATCHED_REPORTS: {
    cause: 'Reports that are to be merged come from different checks.',
    remedy: 'Merge reports of one vendor, server and version of chatpact.',
  },
  MISSING_BASELINE: {
    cause: '`--baseline-update` (`baselineUpdate`) was passed without a baseline.',
    remedy: 'Pass `--baseline FILE`.',
  },
  MISSING_CONFIG: {
    cause: '`--all` needs a configuration, and the folder has none.',
    remedy: 'Pass `--config FILE`, or create a configuration with `chatpact init`.',
  },
  MISSING_CREDENTIALS: {
    cause: 'The check has no credentials that may read reports, or a user name without its password.',
    remedy: 'Set the variables that the message names, in the environment or in the file of `--credentials`.',
  },
  MISSING_PASSPHRASE: {
    cause: 'The private key of `--key` is encrypted.',
    remedy: 'Set `CHATPACT_KEY_PASSPHRASE`.',
  },
  MISSING_REPORT: {
    cause: 'There is no report to merge.',
    remedy: 'Name at least one JSON report.',
  },
  MISSING_REPORT_FILE: {
    cause: '`--report NAME=` names no file.',
    remedy: 'Write `--report NAME=FILE`, or `--report NAME` for standard output.',
  },
  MISSING_TARGET: {
    cause: 'The command does not say which server to check, or the configuration has no targets.',
    remedy: 'Pass a URL, the name of a target, or `--all`.',
  },
  MISSING_TERMINAL: {
    cause: '`chatpact init` asks questions, and its input is not a terminal.',
    remedy: 'Pass `--yes` and all answers as flags.',
  },
  MISSING_URL: {
    cause: '`chatpact init --yes` has a vendor without the URL of its server.',
    remedy: 'Pass `--url VENDOR=URL`.',
  },
  MISSING_VARIABLE: {
    cause: 'A configuration or `--header` refers to an environment variable that is not set.',
    remedy: 'Set the variable, or write a default after its name with `:-` in the configuration.',
  },
  MISSING_VENDOR: {
    cause: "The command does not say which vendor's API a server, URL or HAR has.",
    remedy: 'Pass `--vendor chatwoot` or `--vendor rocketchat`, or set `vendor` in the configuration.',
  },
  MOCK_CLOSED: {
    cause: 'A mock was used after `close()`.',
    remedy: 'Create another one with `createMock()`, or close it later.',
  },
  MOCK_IN_BUILD: {
    cause: 'A production build of Vite contains `virtual:chatpact`, which only the dev server of `chatpact/vite` has.',
    remedy: "Import it in development only: `if (import.meta.env.DEV) { await import('virtual:chatpact') }`.",
  },
  NO_GLOBAL_EXPECT: {
    cause: '`chatpact/jest` was loaded where no global `expect` exists.',
    remedy: 'Name it in `setupFilesAfterEnv` of Jest, or call `expect.extend(matchers)` with `chatpact/matchers`.',
  },
  NOT_A_RESPONSE: {
    cause: 'The matcher `toHonour` got a value that is no response of fetch or of Playwright.',
    remedy: 'Pass the response itself, not its body: `await expect(await fetch(url)).toHonour(operation)`.',
  },
  OPTION_NEEDS_NODE: {
    cause: 'A mock in a browser got an option that needs files, sockets or threads.',
    remedy: 'Leave the option out, or run the mock in Node.js.',
  },
  PARTIAL_BASELINE_UPDATE: {
    cause: '`--baseline-update` was combined with an option that runs only a part of the check.',
    remedy: 'Leave out `--shard`, `--only` and `--exclude`, and do not replay a HAR.',
  },
  PORT_IN_USE: {
    cause: 'Another program listens on the port.',
    remedy: 'Choose another port with `--port`; 0 picks a free one.',
  },
  PORT_NOT_PERMITTED: {
    cause: 'The operating system does not let this user listen on the port.',
    remedy: 'Choose a port above 1023.',
  },
  RESERVED_HEADER: {
    cause: 'An extra header would change what chatpact itself sends, or identifies the caller.',
    remedy: 'Leave the header out. Set credentials by their variables.',
  },
  RESERVED_PARAMETER: {
    cause: 'A configured value is for a parameter that limits the time window.',
    remedy: 'Set `since` and `until` instead.',
  },
  SHARED_PATH: {
    cause: 'Two vendors of a mock have the same operation path.',
    remedy: 'Start one mock for each, on two ports: `--vendor chatwoot`, `--vendor tickets --port 4011`.',
  },
  TOO_MANY_WORKSPACES: {
    cause: 'The mock has as many workspaces as it may have, and none of them may be dropped.',
    remedy: 'Drop a workspace, or raise `--max-workspaces` (`maxWorkspaces`).',
  },
  UNAVAILABLE_ADDRESS: {
    cause: 'The address of `--host` (`host`) does not belong to this machine.',
    remedy: 'Use 127.0.0.1, or 0.0.0.0 for all addresses.',
  },
  UNKNOWN_EDITION: {
    cause: 'There is no such edition.',
    remedy: 'Use `enterprise` or `community`.',
  },
  UNKNOWN_ID_KIND: {
    cause: 'An id is of a kind that the vendor does not have.',
    remedy: 'Use a kind that the message lists, or the name of a parameter.',
  },
  UNKNOWN_OPERATION: {
    cause: 'No document has an operation with this id.',
    remedy: '`chatpact specs` lists the operations.',
  },
  UNKNOWN_OPTION: {
    cause: 'A function of the library got an option that it does not have.',
    remedy: 'Correct the spelling. The message suggests a similar name if there is one.',
  },
  UNKNOWN_PARAMETER: {
    cause: 'An operation has no path or query parameter of this name.',
    remedy: 'Correct the name. `chatpact specs` lists the operations.',
  },
  UNKNOWN_PROFILE: {
    cause: 'There is no such profile.',
    remedy: 'Use `documented` or `observed`.',
  },
  UNKNOWN_REPORT: {
    cause: 'There is no report of this name.',
    remedy: 'Use a name that the message lists.',
  },
  UNKNOWN_ROLE: {
    cause: 'The workspace has no user with this role.',
    remedy: 'Use a role of `mock.identities()`.',
  },
  UNKNOWN_SCENARIO: {
    cause: 'There is no scenario of this name.',
    remedy: 'Use a name that `/__admin/scenarios` lists.',
  },
  UNKNOWN_TARGET: {
    cause: 'The configuration has no target of this name.',
    remedy: 'Use a target that the message lists, or a URL.',
  },
  UNKNOWN_USER: {
    cause: 'A variable of `--tokens` (`tokens`) names a user that the seed does not have.',
    remedy: 'Use the user id that the message names, or leave the variable out.',
  },
  UNKNOWN_VENDOR: {
    cause: 'There is no such vendor.',
    remedy: 'Use one of the vendors that the message lists, or pass the plugin that adds the vendor.',
  },
  UNMATCHED_OVERLAY_TARGET: {
    cause: 'The target of an overlay action matches nothing in the document.',
    remedy: 'Correct the JSONPath, or remove the action.',
  },
  UNMATCHED_SELECTOR: {
    cause: 'A selector of `--only` (`only`) or `--exclude` (`exclude`) matches no case.',
    remedy: 'Correct the selector. `--dry-run` lists the cases.',
  },
  UNREADABLE_FILE: {
    cause: 'A file does not exist or cannot be read.',
    remedy: 'Check the path and the permissions of the file.',
  },
  UNTRUSTED_CONFIG: {
    cause:
      'A configuration that was found in the folder, not passed with `--config`, uses something that only a trusted file may use.',
    remedy: 'If you trust the file, pass it with `--config`. Otherwise change what the message names.',
  },
  UNUSABLE_LOG: {
    cause: 'The folder or the Redis server of a log cannot be used.',
    remedy: 'The message names the reason and what to do.',
  },
  UNWRITABLE_FILE: {
    cause: 'A file cannot be written: the disk is full, a permission is missing, or a symbolic link is in its place.',
    remedy: 'Correct what the message names, or choose another path.',
  },
  WORKSPACE_DROPPED: {
    cause: 'A workspace was used after it was dropped.',
    remedy: 'Create it again with `mock.workspace(name)`.',
  },
  WRONG_PASSPHRASE: {
    cause: '`CHATPACT_KEY_PASSPHRASE` does not decrypt the private key of `--key`.',
    remedy: 'Correct the passphrase.',
  },
});

/** Every code of a {@link UsageError}: `docs/reference/errors.md` lists what each means, and what to do. */
export type UsageErrorCode = keyof typeof usageErrors;

/** Keeps the codes in the type of the table, but not its texts. */
function declare<Code extends string>(kinds: Record<Code, UsageErrorKind>): Readonly<Record<Code, UsageErrorKind>> {
  return kinds;
}
