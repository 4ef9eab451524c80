import type { MessageBody } from '../../core/message/message-body.ts';
import { container, message, RED, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { MAX_MESSAGE_WEIGHT } from '../format/text-weight.ts';

/** Shown instead of a text without visible characters, since Discord rejects empty texts. */
const NO_TEXT = 'Nothing to show.';

/** What texts name: a command, as `` `/papers daily` ``, or an option that can be left out. */
const KEPT = /(`\/[a-z-]+(?: [a-z-]+){0,2}`|`(?:where|picture|thread|role)`)/;

/** Returns a plain text as a message. */
export function notice(text: string): MessageBody {
  return message(textDisplay(fitText(text, MAX_MESSAGE_WEIGHT, escapeText) || NO_TEXT));
}

/**
 * Returns markdown as a message, with working mentions and links; nothing untrusted may be part of it. Throws a
 * `RangeError` for a text that is empty or does not fit a message.
 */
export function trustedNotice(markdown: string): MessageBody {
  if (markdown.trim() === '' || markdown.length > MAX_MESSAGE_WEIGHT) {
    throw new RangeError(`a notice has 1 to ${MAX_MESSAGE_WEIGHT} characters, this has ${markdown.length}`);
  }
  return message(textDisplay(markdown));
}

/**
 * Returns an error as a message; `text` is plain but for commands and options in back ticks, such as that of a
 * `UserError`.
 */
export function errorNotice(text: string): MessageBody {
  const markdown =
    fitText(text, MAX_MESSAGE_WEIGHT, part => `⚠️ ${escapeExceptNames(part)}`) || `⚠️ ${NO_TEXT}`;
  return message(container(RED, [textDisplay(markdown)]));
}

/** Escapes a text, but keeps the names of commands and options: one that a member typed into it is harmless. */
function escapeExceptNames(text: string): string {
  const parts = text.split(KEPT).map((part, at) => (at % 2 === 1 ? part : escapeWithSpaces(part)));
  return parts.join('');
}

/** Escapes a part of a cleaned text and keeps the space at either end, which `escapeText` drops. */
function escapeWithSpaces(part: string): string {
  if (part.trim() === '') return part;
  return (part.startsWith(' ') ? ' ' : '') + escapeText(part) + (part.endsWith(' ') ? ' ' : '');
}
