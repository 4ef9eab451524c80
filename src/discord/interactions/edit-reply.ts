import { RESTJSONErrorCodes } from 'discord.js';
import type { EditReply } from '../../command.ts';
import type { Log } from '../../core/log.ts';
import { MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';
import { hasErrorCode, toSendError } from '../rest-problem.ts';
import type { RestWriter } from './answer.ts';
import { editMessage, type InteractionToken } from './follow-up.ts';

/** Discord accepts edits for 15 minutes (docs, "Interaction Callback"); the rest is for the request and its retries. */
const EDITABLE_MS = 14.5 * MINUTE_MS;

/** Errors after which no further edit succeeds. */
const LASTING_ERRORS = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

interface EditReplyOptions {
  readonly log: Log;
  /** Returns how long ago the interaction was received, ms. */
  readonly ageMs: () => number;
}

/** Creates the function that changes a reply that was sent: `ORIGINAL`, or a further message by its id. */
export function createEditReply(
  rest: Pick<RestWriter, 'patch'>,
  interaction: InteractionToken,
  messageReference: string,
  { log, ageMs }: EditReplyOptions,
): EditReply {
  let isOver = false;
  return async edit => {
    if (isOver || ageMs() > EDITABLE_MS) return false;
    try {
      await editMessage(rest, interaction, messageReference, edit);
      return true;
    } catch (error) {
      isOver = LASTING_ERRORS.some(code => hasErrorCode(error, code));
      log.debug('reply_not_edited', { why: toSendError(error).message, seconds: ageMs() / SECOND_MS });
      return false;
    }
  };
}
