import { isIP } from 'node:net';

/** Where Discord has the files of messages and interactions. */
const ATTACHMENT_HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/**
 * Returns the address of a file if Discord's servers have it, or the host of the API where that is on this machine; else
 * `undefined`: a forged address could name any server that the bot reaches.
 */
export function attachmentUrl(text: string, apiUrl: string | undefined): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username !== '' || url.password !== '') return undefined;
  // The host has the port, unless it is that of the scheme.
  if (url.protocol === 'https:' && ATTACHMENT_HOSTS.has(url.host)) return url;
  const api = apiUrl !== undefined && URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  return api && isLoopback(api.hostname) && url.origin === api.origin ? url : undefined;
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
  );
}
