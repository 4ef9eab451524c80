import * as z from 'zod';
import type { PostMark, PostSearch } from '../core/delivery/sender.ts';
import { newerId } from '../core/message/snowflake.ts';

/** Messages fetched at once to find a post; a channel rarely gets more in the seconds between two attempts. */
export const MESSAGES_PER_PAGE = 100;

/** Pages fetched at most; past 1,000 newer messages it stays unclear whether a post is there. */
const MAX_PAGES = 10;

export const messageSchema = z.object({
  id: z.string(),
  content: z.string().optional(),
  author: z.object({ id: z.string() }).optional(),
  components: z.array(z.unknown()).optional(),
});

export type FetchedMessage = z.infer<typeof messageSchema>;

/** What to look for in the messages of a channel. */
export interface PostQuery {
  readonly post: PostMark;
  /** The bot's user id; `undefined` before it has connected. */
  readonly botId: string | undefined;
}

/**
 * Searches the messages after `floor` for a post. `fetchPage` returns the oldest messages after an id, at most
 * `MESSAGES_PER_PAGE`.
 */
export async function findMessage(
  floor: string,
  query: PostQuery,
  fetchPage: (after: string) => Promise<readonly FetchedMessage[]>,
): Promise<PostSearch> {
  let after = floor;
  const ownTexts: string[] = [];
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const found = await fetchPage(after);
    const match = found.find(message => isPost(message, query));
    if (match) return { kind: 'found', messageId: match.id, customIds: customIdsOf(match.components) };
    after = found.map(message => message.id).reduce(newerId, after);
    if (query.post.readsTexts) for (const text of ownTextsOf(found, query)) ownTexts.push(text);
    if (found.length < MESSAGES_PER_PAGE)
      return { kind: 'absent', newestId: after, ...(query.post.readsTexts ? { ownTexts } : {}) };
  }
  return { kind: 'unclear' };
}

/** Returns whether a message is a post: by its mark in a custom_id, or by its author and text if it has none. */
export function isPost(message: FetchedMessage, { post: { mark, body }, botId }: PostQuery): boolean {
  if (customIdsOf(message.components).some(id => id.includes(mark))) return true;
  if (body.includes(mark) || botId === undefined || message.author?.id !== botId) return false;
  const text = JSON.stringify(textsOf(JSON.parse(body)));
  return text !== '[]' && text === JSON.stringify(textsOf(message));
}

/** Returns the text of each of the bot's messages. */
function ownTextsOf(found: readonly FetchedMessage[], { botId }: PostQuery): string[] {
  const own = found.filter(({ author }) => author !== undefined && author.id === botId);
  return own.map(message => textsOf(message).join('\n'));
}

const withCustomId = z.object({ custom_id: z.string() });

/** Returns the custom_ids of components, at any depth. */
export function customIdsOf(component: unknown): string[] {
  if (Array.isArray(component)) return component.flatMap(customIdsOf);
  if (typeof component !== 'object' || component === null) return [];
  const own = withCustomId.safeParse(component).data;
  const inner = Object.values(component).flatMap(child =>
    typeof child === 'object' ? customIdsOf(child) : [],
  );
  return own ? [own.custom_id, ...inner] : inner;
}

/** Returns the non-empty texts of a message and of its components, in their order. */
function textsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'content') return typeof value === 'string' && value !== '' ? [value] : [];
    return name === 'components' || name === 'accessory' ? textsOf(value) : [];
  });
}
