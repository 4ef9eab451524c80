import { RESTJSONErrorCodes, Routes, type REST } from 'discord.js';
import * as z from 'zod';
import type { ThreadState } from '../core/discussion/discussions.ts';
import type { ThreadReader, ThreadStatus } from '../core/discussion/thread-events.ts';
import { asSendError, hasErrorCode, toSendError } from './rest-problem.ts';

/** docs, "Thread Metadata Object". */
export const threadMetadataSchema = z.object({ archived: z.boolean(), locked: z.boolean().default(false) });

/** Returns the state of a thread; one that is locked only moderators can open again. */
export function threadStateOf({ archived, locked }: z.infer<typeof threadMetadataSchema>): ThreadState {
  if (locked) return 'locked';
  return archived ? 'archived' : 'open';
}

const threadSchema = z.object({
  id: z.string(),
  message_count: z.number().default(0),
  thread_metadata: threadMetadataSchema,
});
const activeSchema = z.object({ threads: z.array(threadSchema) });

/** Creates a reader over Discord's REST API. */
export function createThreadReader(rest: Pick<REST, 'get'>): ThreadReader {
  return {
    activeThreads: guildId =>
      asSendError(async () => {
        const response = await rest.get(Routes.guildActiveThreads(guildId));
        return activeSchema.parse(response).threads.map(toStatus);
      }),

    async thread(threadId) {
      try {
        return toStatus(threadSchema.parse(await rest.get(Routes.channel(threadId))));
      } catch (error) {
        if (hasErrorCode(error, RESTJSONErrorCodes.UnknownChannel)) return undefined;
        throw toSendError(error);
      }
    },
  };
}

function toStatus({ id, message_count, thread_metadata }: z.infer<typeof threadSchema>): ThreadStatus {
  return { threadId: id, totalMessages: message_count, state: threadStateOf(thread_metadata) };
}
