/** The machines that a page of the playground may load pictures from: its own. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** An attachment as components and embeds refer to it. */
interface Attached {
  readonly filename: string;
  readonly url: string;
}

/**
 * Where something of a message can be loaded from; undefined when it is with somebody else, or nowhere.
 * @param url http, https, or `attachment://` with the name of a file of the message (docs, "Using Attachments within Embeds")
 */
export function localAddress(url: string, attachments: readonly Attached[]): string | undefined {
  const name = /^attachment:\/\/(.+)$/u.exec(url)?.[1];
  const address = name === undefined ? url : attachments.find(each => each.filename === name)?.url;
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/u.test(protocol) && LOOPBACK.has(hostname) ? address : undefined;
}
