// Which Host headers are answered. A page on a foreign name that resolves to this machine (DNS rebinding) is not.
import { isIP } from "node:net";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/;
const ANY_ADDRESS = ["0.0.0.0", "::"];

/**
 * Whether a host name (no port) is this server's: the loopback names, PUBLIC_URL's, the one it listens on.
 * When it listens on every address, any IP address is: rebinding needs a name.
 */
export function hostCheck(config: { readonly host: string; readonly publicUrl: string | null }) {
  const own = new Set([config.host.toLowerCase(), ...(config.publicUrl === null ? [] : [nameOf(config.publicUrl)])]);
  const everywhere = ANY_ADDRESS.includes(config.host);
  return (hostname: string): boolean => {
    const name = hostname.toLowerCase().replace(/\.$/, "");
    if (LOOPBACK.test(name) || own.has(name)) return true;
    return everywhere && isIP(name.replace(/^\[|\]$/g, "")) !== 0;
  };
}

function nameOf(origin: string): string {
  return new URL(origin).hostname.toLowerCase();
}
