import { ChannelType } from 'discord-api-types/v10';
import * as z from 'zod';
import { withDefault, parseForm, text } from './form.ts';
import { readMessageDraft } from './message-form.ts';
import type { MessageDraft } from './message-form.ts';
import { appliedTags, archiveMinutes, slowmodeSeconds } from './thread-fields.ts';

// docs, "Start Thread from Message", "Start Thread without Message", "Start Thread in Forum or Media Channel".

const fields = {
  name: text(1, 100),
  auto_archive_duration: archiveMinutes.nullish(),
  rate_limit_per_user: withDefault(slowmodeSeconds, 0),
};

const threadForm = z.object(fields);

const withoutMessageForm = z.object({
  ...fields,
  // Without a type a thread is private, for compatibility with old apps (docs, "Start Thread without Message").
  type: withDefault(
    z.literal([ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread]),
    ChannelType.PrivateThread as const,
  ),
  invitable: withDefault(z.boolean(), true),
});

const forumForm = z.object({
  ...fields,
  applied_tags: appliedTags.nullish(),
  message: z.record(z.string(), z.unknown()),
});

/** A thread to start. */
export type ThreadDraft = z.infer<typeof threadForm>;
/** A thread to start without a message. */
export type ThreadWithoutMessageDraft = z.infer<typeof withoutMessageForm>;

/** A forum post to create: a thread with its first message. */
export interface ForumPostDraft extends ThreadDraft {
  readonly appliedTags: readonly string[];
  readonly message: MessageDraft;
}

/** Reads a thread to start from a message. @throws ApiError 50035 */
export function readThread(body: unknown): ThreadDraft {
  return parseForm(threadForm, body ?? {});
}

/** Reads a thread to start without a message. @throws ApiError 50035 */
export function readThreadWithoutMessage(body: unknown): ThreadWithoutMessageDraft {
  return parseForm(withoutMessageForm, body ?? {});
}

/**
 * Reads a forum post. Whether the tags exist and whether the forum requires one (40067) is checked by the caller.
 * @param fileCount number of files in the request
 * @throws ApiError 50035, 50006 for an empty message
 */
export function readForumPost(body: unknown, fileCount: number): ForumPostDraft {
  const { applied_tags, message, ...thread } = parseForm(forumForm, body ?? {});
  return {
    ...thread,
    appliedTags: applied_tags ?? [],
    message: readMessageDraft(message, fileCount, ['message']),
  };
}
