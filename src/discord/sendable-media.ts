import * as z from 'zod';

/** A picture or file in a component, as Discord returns it. */
const media = z.object({ url: z.string(), proxy_url: z.string(), attachment_id: z.string().optional() });

/**
 * Returns components so that they can be sent again: a picture by its URL alone, and one that was uploaded with the message
 * by the name of its file, since the URL of an upload expires (docs, "Unfurled Media Item").
 */
export function withSendableMedia(value: unknown, fileNames: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map(each => withSendableMedia(each, fileNames));
  if (typeof value !== 'object' || value === null) return value;
  const found = media.safeParse(value).data;
  if (!found)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, withSendableMedia(each, fileNames)]),
    );
  const fileName = fileNames.get(found.attachment_id ?? '');
  return { url: fileName === undefined ? found.url : `attachment://${fileName}` };
}
