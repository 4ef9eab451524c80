/** The fields by which components and embeds refer to an attachment. */
interface AttachmentRef {
  readonly filename: string;
  readonly url: string;
}

/**
 * Returns the URL from which media of a message can be loaded; undefined if it is on another host or missing. The server
 * sends its files’ URLs without a host, and the page loads nothing from other hosts.
 * @param url http, https, or `attachment://` with the name of a file of the message (docs, "Using Attachments within Embeds")
 */
export function localUrl(url: string, attachments: readonly AttachmentRef[]): string | undefined {
  const name = /^attachment:\/\/(.+)$/u.exec(url)?.[1];
  const address = name === undefined ? url : attachments.find(each => each.filename === name)?.url;
  return address?.startsWith('/attachments/') === true ? address : undefined;
}
