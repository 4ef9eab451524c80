import * as z from 'zod';
import { list, withDefault, parseForm, snowflake, text } from './form.ts';
import { appliedTags, archiveMinutes, slowmodeSeconds } from './thread-fields.ts';

// docs, "Modify Channel".

const threadChange = z.object({
  name: text(1, 100).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  invitable: z.boolean().optional(),
  auto_archive_duration: archiveMinutes.optional(),
  rate_limit_per_user: slowmodeSeconds.optional(),
  flags: z.int().optional(),
  applied_tags: appliedTags.optional(),
});

/** docs, "Forum Tag Object". A tag without an id is new. */
const tag = z.object({
  id: snowflake.nullish(),
  name: text(0, 20),
  moderated: withDefault(z.boolean(), false),
  emoji_id: withDefault(snowflake.nullable(), null),
  emoji_name: withDefault(z.string().nullable(), null),
});

const channelChange = z.object({
  name: text(1, 100).optional(),
  topic: text(0, 4096).nullable().optional(),
  nsfw: z.boolean().optional(),
  rate_limit_per_user: slowmodeSeconds.optional(),
  flags: z.int().optional(),
  available_tags: list(tag, 0, 20).optional(),
});

/** A change of a thread. Absent fields stay as they are. */
export type ThreadChangeForm = z.infer<typeof threadChange>;
/** A change of a channel that is not a thread. Absent fields stay as they are. */
export type ChannelChangeForm = z.infer<typeof channelChange>;

/** Reads a change of a thread. @throws ApiError 50035 */
export function readThreadChange(body: unknown): ThreadChangeForm {
  return parseForm(threadChange, body ?? {});
}

/** Reads a change of a channel that is not a thread. @throws ApiError 50035 */
export function readChannelChange(body: unknown): ChannelChangeForm {
  return parseForm(channelChange, body ?? {});
}
