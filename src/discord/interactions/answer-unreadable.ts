import { InteractionType, type REST } from 'discord.js';
import * as z from 'zod';
import type { Log } from '../../core/log.ts';
import { errorNotice } from '../../views/notice/notice.ts';
import { toSendError } from '../rest-problem.ts';
import { answer, answerChoices } from './answer.ts';

/** As much of an interaction as a response needs; other characters would change the path of the request. */
const answerable = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  token: z.string().regex(/^[^\s/?#]{1,1000}$/),
  application_id: z.string().regex(/^\d{1,20}$/),
  type: z.int().optional(),
});

const UNREADABLE =
  'Paperboy could not read what Discord sent. Try again; for a message menu, use /paper with a link instead.';

/** Answers an interaction that could not be read, if it says where to. Never rejects. */
export async function answerUnreadable(
  rest: Pick<REST, 'post' | 'patch' | 'delete'>,
  data: unknown,
  log: Log,
): Promise<void> {
  const interaction = answerable.safeParse(data).data;
  if (!interaction || interaction.type === InteractionType.Ping) return;
  const { id, token, application_id: applicationId, type } = interaction;
  const callback = { id, token, applicationId };
  const reply = { kind: 'private', body: errorNotice(UNREADABLE) } as const;
  try {
    if (type === InteractionType.ApplicationCommandAutocomplete) await answerChoices(rest, callback, []);
    else {
      await answer(rest, callback, 'private', Promise.resolve(reply), {
        isEphemeral: true,
        remember: () => Promise.resolve(),
        toErrorReply: () => reply,
      });
    }
  } catch (error) {
    log.debug('unreadable_interaction_not_answered', { why: toSendError(error).message });
  }
}
