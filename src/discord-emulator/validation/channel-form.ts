import { z } from 'zod';
import { list, otherwise, parseForm, snowflake, text } from './form.ts';

// docs, "Modify Channel".

const SLOWEST = 21_600;

const threadChange = z.object({
  name: text(1, 100).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  invitable: z.boolean().optional(),
  auto_archive_duration: z.literal([60, 1440, 4320, 10_080]).optional(),
  rate_limit_per_user: z.int().min(0).max(SLOWEST).optional(),
  flags: z.int().optional(),
  applied_tags: list(snowflake, 0, 5).optional(),
});

/** docs, "Forum Tag Object": at most 20 tags; one without an id is new. */
const tag = z.object({
  id: snowflake.nullish(),
  name: text(0, 20),
  moderated: otherwise(z.boolean(), false),
  emoji_id: otherwise(snowflake.nullable(), null),
  emoji_name: otherwise(z.string().nullable(), null),
});

const channelChange = z.object({
  name: text(1, 100).optional(),
  topic: text(0, 4096).nullable().optional(),
  nsfw: z.boolean().optional(),
  rate_limit_per_user: z.int().min(0).max(SLOWEST).optional(),
  flags: z.int().optional(),
  available_tags: list(tag, 0, 20).optional(),
});

/** What is to be different about a thread; what is absent stays. */
export type ThreadChangeForm = z.infer<typeof threadChange>;
/** What is to be different about a channel that is no thread; what is absent stays. */
export type ChannelChangeForm = z.infer<typeof channelChange>;

/** Reads a change of a thread. @throws ApiError 50035 */
export function readThreadChange(body: unknown): ThreadChangeForm {
  return parseForm(threadChange, body ?? {});
}

/** Reads a change of a channel that is no thread. @throws ApiError 50035 */
export function readChannelChange(body: unknown): ChannelChangeForm {
  return parseForm(channelChange, body ?? {});
}
