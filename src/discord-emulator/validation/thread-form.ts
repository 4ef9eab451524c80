import { ChannelType } from 'discord-api-types/v10';
import { z } from 'zod';
import { list, otherwise, parseForm, snowflake, text } from './form.ts';
import { readMessageDraft } from './message-form.ts';
import type { MessageDraft } from './message-form.ts';

// docs, "Start Thread from Message", "Start Thread without Message", "Start Thread in Forum or Media Channel".

/** Minutes without a message until a thread is archived. */
const ARCHIVE_AFTER = [60, 1440, 4320, 10_080] as const;
/** Seconds between two messages of one person: six hours at most. */
const SLOWEST = 21_600;
/** Tags of a post in a forum. */
const MAX_TAGS = 5;

const fields = {
  name: text(1, 100),
  auto_archive_duration: z.literal(ARCHIVE_AFTER).nullish(),
  rate_limit_per_user: otherwise(z.int().min(0).max(SLOWEST), 0),
};

const threadForm = z.object(fields);

const freeThreadForm = z.object({
  ...fields,
  // Without a type a thread is private, for the sake of old apps (docs, "Start Thread without Message").
  type: otherwise(
    z.literal([ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread]),
    ChannelType.PrivateThread as const,
  ),
  invitable: otherwise(z.boolean(), true),
});

const forumForm = z.object({
  ...fields,
  applied_tags: list(snowflake, 0, MAX_TAGS).nullish(),
  message: z.record(z.string(), z.unknown()),
});

/** A thread about to be made. */
export type ThreadDraft = z.infer<typeof threadForm>;
/** A thread that hangs on no message. */
export type FreeThreadDraft = z.infer<typeof freeThreadForm>;

/** A post of a forum: the thread with its first message. */
export interface ForumPostDraft extends ThreadDraft {
  readonly appliedTags: readonly string[];
  readonly message: MessageDraft;
}

/** Reads the thread that is to hang on a message. @throws ApiError 50035 */
export function readThread(body: unknown): ThreadDraft {
  return parseForm(threadForm, body ?? {});
}

/** Reads a thread that hangs on no message. @throws ApiError 50035 */
export function readFreeThread(body: unknown): FreeThreadDraft {
  return parseForm(freeThreadForm, body ?? {});
}

/**
 * Reads a post of a forum. Which tags the forum has, and whether it asks for one (40067), is not told by the body.
 * @param fileCount files sent along, for the message
 * @throws ApiError 50035, 50006 for a post without anything to read
 */
export function readForumPost(body: unknown, fileCount: number): ForumPostDraft {
  const { applied_tags, message, ...thread } = parseForm(forumForm, body ?? {});
  return {
    ...thread,
    appliedTags: applied_tags ?? [],
    message: readMessageDraft(message, fileCount, ['message']),
  };
}
