import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { parseCustomId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { button } from './components.ts';
import { withoutComponents } from './without-components.ts';

/** The verbs of all post buttons begin like this. */
const POST_VERB = 'post-';

/** The state of a post button. */
export interface PostButtonState {
  readonly id: string;
  readonly posted: boolean;
  /** Whether the channel got it a short while ago, so that the button posts it again. */
  readonly isRepeat?: boolean;
}

/**
 * Returns the button that posts a private answer to the channel; it is disabled once that is done. Throws a `RangeError`
 * for a custom_id whose verb does not begin with `post-`.
 */
export function postButton({
  id,
  posted,
  isRepeat = false,
}: PostButtonState): APIButtonComponentWithCustomId {
  if (!isPostId(id)) throw new RangeError(`not a custom_id of a post button: ${id}`);
  return posted
    ? button(id, { label: 'Posted ✓', done: true, disabled: true })
    : button(id, { label: isRepeat ? 'Post again' : 'Post to channel', emoji: '📣' });
}

/** Returns the message without its post button, for direct messages with the bot: no other user is there. */
export function withoutPostButton(body: MessageBody): MessageBody {
  return withoutComponents(body, isPostId);
}

function isPostId(id: string): boolean {
  return parseCustomId(id)?.verb.startsWith(POST_VERB) ?? false;
}
