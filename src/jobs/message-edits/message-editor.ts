import { SendError } from '../../core/delivery/sender.ts';
import type { EditOutcome, MessageEditor, MessageEditRequests } from '../../core/message/message-editor.ts';
import { HOUR_MS, MINUTE_MS } from '../../core/time/duration.ts';
import { createTurns } from '../../usecases/turns.ts';
import type { PacedRequests } from '../reactions/paced-requests.ts';

/** How long an edit waits after Discord did not answer, ms. */
const UNAVAILABLE_WAIT_MS = MINUTE_MS;

/** The longest wait that Discord's rate limits ask for: that of edits of old messages, which it counts by the hour, ms. */
const MAX_WAIT_MS = HOUR_MS;

/** An editor that also reads what it is to edit. */
export interface ReadingEditor extends MessageEditor {
  /** Returns a message as it is shown, or why it cannot be edited. */
  read(
    channelId: string,
    messageId: string,
  ): Promise<
    | { readonly kind: 'read'; readonly body: Parameters<MessageEditor['edit']>[2] }
    | Exclude<EditOutcome, { kind: 'edited' }>
  >;
}

/** Creates an editor whose requests take turns with what is to be posted, one at a time. */
export function createMessageEditor(
  requests: MessageEditRequests,
  pace: Pick<PacedRequests, 'nextTurn'>,
): ReadingEditor {
  const inTurn = createTurns();

  async function attempt<T>(
    request: () => Promise<T>,
  ): Promise<T | Exclude<EditOutcome, { kind: 'edited' }>> {
    try {
      await inTurn(() => pace.nextTurn());
      return await request();
    } catch (error) {
      if (!(error instanceof SendError) || error.problem === 'unauthorized') throw error;
      return toOutcome(error);
    }
  }

  return {
    read: (channelId, messageId) =>
      attempt(async () => {
        const body = await requests.read(channelId, messageId);
        return body ? { kind: 'read', body } : { kind: 'gone' };
      }),

    edit: (channelId, messageId, body) =>
      attempt(async () => {
        await requests.edit(channelId, messageId, body);
        return { kind: 'edited' };
      }),
  };
}

/** Returns what an error of a request means for an edit. */
function toOutcome({ problem, message, retryAfterMs }: SendError): Exclude<EditOutcome, { kind: 'edited' }> {
  if (problem === 'gone' || problem === 'deleted') return { kind: 'gone' };
  if (problem === 'rateLimited')
    return { kind: 'postponed', retryAfterMs: Math.min(retryAfterMs, MAX_WAIT_MS) };
  if (problem === 'unavailable') return { kind: 'postponed', retryAfterMs: UNAVAILABLE_WAIT_MS };
  return { kind: 'refused', why: message, lacksAccess: problem === 'forbidden' };
}
