// Recognises this machine, for servers that answer only this machine.

/** Returns true for an IP address of the loopback interface. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

/**
 * Returns true for a Host header that names this machine, with any port. Another name may resolve to this machine too: that
 * of a web page after DNS rebinding.
 */
export function isLoopbackHost(host: string): boolean {
  return /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\]|\[::ffff:127(\.\d{1,3}){3}\])\.?(:\d+)?$/i.test(host);
}

/**
 * Returns true for a Host header whose name cannot be registered in public DNS: an IP address, a name without a dot (such as
 * a Docker Compose service), or a name below a top-level domain that public DNS does not have. A web page could point a
 * public name to this machine (DNS rebinding).
 */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/\.$/, '');
  return /^(\[.*\]|\d+(\.\d+){3}|[^.]+|.+\.(localhost|internal|test))$/i.test(name);
}
