// Who is this machine: for what answers it alone.

/** Whether an address that a connection comes from, or a server listens on, is of this machine's loopback. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

/**
 * Whether a Host header names this machine, whatever the port. Other names may lead here, too: a page's own, once its
 * server says so (DNS rebinding).
 */
export function isLoopbackHost(host: string): boolean {
  return /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\]|\[::ffff:127(\.\d{1,3}){3}\])\.?(:\d+)?$/i.test(host);
}

/**
 * Whether nobody elsewhere can make a Host header's name lead to this machine: it is an address, a name without a dot
 * (of a Docker Compose service), or one below a top-level domain that public DNS does not have. A name of public DNS may
 * be a page's own, whose server says that it leads here (DNS rebinding).
 */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/\.$/, '');
  return /^(\[.*\]|\d+(\.\d+){3}|[^.]+|.+\.(localhost|internal|test))$/i.test(name);
}
