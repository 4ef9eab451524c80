import type { MessageBody } from '../../core/message/message-body.ts';
import { fitText, MESSAGE_WEIGHT } from '../format/budget.ts';
import { container, message, RED, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';

/** Stands where a text has nothing in it that can be shown: Discord refuses empty texts. */
const NOTHING = 'There is nothing to say.';

/** A short answer in plain text, shown as it is whatever stands in it. */
export function notice(text: string): MessageBody {
  return message(textDisplay(fitText(text, MESSAGE_WEIGHT, escapeText) || NOTHING));
}

/**
 * A short answer in markdown of our own: mentions and links in it work. Nothing untrusted may be part of it. Throws a
 * `RangeError` for a text that is empty or does not fit a message.
 */
export function trustedNotice(markdown: string): MessageBody {
  if (markdown.trim() === '' || markdown.length > MESSAGE_WEIGHT) {
    throw new RangeError(`a notice has 1 to ${MESSAGE_WEIGHT} characters, this has ${markdown.length}`);
  }
  return message(textDisplay(markdown));
}

/** What went wrong and what to do about it, in plain text such as that of a `UserError`. */
export function errorNotice(text: string): MessageBody {
  const shown = fitText(text, MESSAGE_WEIGHT, part => `⚠️ ${escapeText(part)}`) || `⚠️ ${NOTHING}`;
  return message(container(RED, [textDisplay(shown)]));
}
