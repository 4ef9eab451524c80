import { safeUrl } from './links.ts';
import type { Paper } from './paper.ts';

/** A picture of a paper. */
export interface Thumbnail {
  readonly url: string;
  /** The source that serves it. */
  readonly source: string;
}

/**
 * The hosts whose pictures are shown, with their source. Discord fetches a picture when a message that shows it is sent,
 * and readers get Discord's copy; the list keeps records from pointing it anywhere else.
 */
const SOURCES_BY_HOST: ReadonlyMap<string, string> = new Map([
  ['cdn-thumbnails.huggingface.co', 'Hugging Face'],
  ['cdn-uploads.huggingface.co', 'Hugging Face'],
]);

/**
 * Returns the picture of a paper; `undefined` if it has none, if it is not served over https by a known host, or if the
 * paper has been withdrawn.
 */
export function thumbnailOf({
  thumbnail,
  isWithdrawn,
}: Pick<Paper, 'thumbnail' | 'isWithdrawn'>): Thumbnail | undefined {
  const url = isWithdrawn ? undefined : safeUrl(thumbnail);
  if (url === undefined) return undefined;
  const { protocol, host } = new URL(url);
  // `host` has the port, if it is not that of https.
  const source = protocol === 'https:' ? SOURCES_BY_HOST.get(host) : undefined;
  return source === undefined ? undefined : { url, source };
}
