/** An attachment as components and embeds refer to it. */
interface Attached {
  readonly filename: string;
  readonly url: string;
}

/**
 * Where something of a message can be loaded from; undefined when it is with somebody else, or nowhere. The server gives its
 * files without a host, and a page of the playground loads nothing of any other.
 * @param url http, https, or `attachment://` with the name of a file of the message (docs, "Using Attachments within Embeds")
 */
export function localAddress(url: string, attachments: readonly Attached[]): string | undefined {
  const name = /^attachment:\/\/(.+)$/u.exec(url)?.[1];
  const address = name === undefined ? url : attachments.find(each => each.filename === name)?.url;
  return address?.startsWith('/attachments/') === true ? address : undefined;
}
