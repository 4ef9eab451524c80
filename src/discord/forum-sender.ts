import { RESTJSONErrorCodes, Routes, type REST } from 'discord.js';
import * as z from 'zod';
import { SendError, type ForumSender, type PostMark, type PostSearch } from '../core/delivery/sender.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { chooseTags } from '../core/message/forum-tags.ts';
import { newerId, timeOfId } from '../core/message/snowflake.ts';
import { customIdsOf, isPost, messageSchema, type PostQuery } from './find-message.ts';
import { readForum } from './read-forum.ts';
import { throwUnlessReadable } from './read-messages.ts';
import { asSendError, hasErrorCode } from './rest-problem.ts';

const MAX_THREADS_PER_PAGE = 100;

/** Pages of archived posts read at most. */
const MAX_PAGES = 5;

/** First messages read at most, a request each; past that many newer posts it stays unclear whether one is there. */
const MAX_READ_POSTS = 50;

const postedSchema = z.object({ id: z.string() });
const bodySchema = z.object({
  name: z.string(),
  tag_names: z.array(z.string()),
  message: z.record(z.string(), z.unknown()),
});
const threadSchema = z.object({
  id: z.string(),
  name: z.string(),
  parent_id: z.string().nullish(),
  thread_metadata: z.object({ archive_timestamp: z.string() }),
});
const threadsSchema = z.object({ threads: z.array(threadSchema), has_more: z.boolean().optional() });

type ForumThread = z.infer<typeof threadSchema>;
type FoundPost = Extract<PostSearch, { kind: 'found' }>;

/** Creates a sender for posts in forums. */
export function createForumSender(
  rest: Pick<REST, 'get' | 'post'>,
  access: Pick<ChannelAccess, 'canReadHistory' | 'mayBeServedElsewhere' | 'guildOf' | 'forumTags'>,
  botId: () => string | undefined,
): ForumSender {
  /** Fetches the open posts of a forum; Discord lists those of the whole server. */
  async function fetchOpen(forumId: string): Promise<ForumThread[]> {
    // One that is not known here cannot be read either if Discord refuses to show it, or its archived posts.
    if (!access.mayBeServedElsewhere(forumId)) throwUnlessReadable(forumId, access);
    const { guildId } = await readForum(forumId, access, rest);
    if (guildId === undefined) throw new SendError('unavailable', "the forum's server is unknown");
    const { threads } = threadsSchema.parse(await rest.get(Routes.guildActiveThreads(guildId)));
    return threads.filter(thread => thread.parent_id === forumId);
  }

  async function fetchArchivedPage(forumId: string, query: Record<string, string>) {
    const response = await rest.get(Routes.channelThreads(forumId, 'public'), {
      query: new URLSearchParams({ limit: String(MAX_THREADS_PER_PAGE), ...query }),
    });
    return threadsSchema.parse(response);
  }

  /** Fetches the archived posts that were archived after the floor, newest first; `undefined` if there are too many. */
  async function fetchArchived(forumId: string, floor: string): Promise<ForumThread[] | undefined> {
    const since = timeOfId(floor);
    let found: ForumThread[] = [];
    let query: Record<string, string> = {};
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const { threads, has_more: hasMore = false } = await fetchArchivedPage(forumId, query);
      found = found.concat(threads);
      const oldest = threads.at(-1)?.thread_metadata.archive_timestamp;
      if (!hasMore || oldest === undefined || Date.parse(oldest) < since) return found;
      query = { before: oldest };
    }
    return undefined;
  }

  /** Returns a thread if it is the post; one whose first message was deleted is known by its name. */
  async function match(
    { id, name }: ForumThread,
    query: PostQuery,
    postName: string,
  ): Promise<FoundPost | undefined> {
    try {
      const message = messageSchema.parse(await rest.get(Routes.channelMessage(id, id)));
      const customIds = customIdsOf(message.components);
      return isPost(message, query) ? { kind: 'found', messageId: id, customIds } : undefined;
    } catch (error) {
      if (hasErrorCode(error, RESTJSONErrorCodes.UnknownMessage)) {
        return name === postName ? { kind: 'found', messageId: id } : undefined;
      }
      throw error;
    }
  }

  async function search(forumId: string, floor: string, post: PostMark): Promise<PostSearch> {
    const open = await fetchOpen(forumId);
    const archived = await fetchArchived(forumId, floor);
    if (!archived) return { kind: 'unclear' };
    const { name, message } = bodySchema.parse(JSON.parse(post.body));
    const newer = [...open, ...archived].filter(({ id }) => id !== floor && newerId(id, floor) === id);
    if (newer.length > MAX_READ_POSTS) return { kind: 'unclear' };
    const query = { post: { mark: post.mark, body: JSON.stringify(message) }, botId: botId() };
    for (const thread of newer) {
      const found = await match(thread, query, name);
      if (found) return found;
    }
    return { kind: 'absent' };
  }

  return {
    post: (forumId, body) =>
      asSendError(async () => {
        const { name, message, tag_names: tagNames } = bodySchema.parse(JSON.parse(body));
        const { tags } = await readForum(forumId, access, rest);
        const applied_tags = tags ? chooseTags(tags, tagNames).map(({ id }) => id) : [];
        const response = await rest.post(Routes.threads(forumId), { body: { name, message, applied_tags } });
        return { messageId: postedSchema.parse(response).id };
      }),

    newestPost: forumId =>
      asSendError(async () => {
        const open = await fetchOpen(forumId);
        const threads = open.length > 0 ? open : (await fetchArchivedPage(forumId, {})).threads;
        return threads.map(({ id }) => id).reduce(newerId, '0');
      }),

    findPosted: (forumId, floor, post) => asSendError(() => search(forumId, floor, post)),
  };
}
