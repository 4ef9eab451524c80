import {
  MAX_MESSAGE_TEXT_BYTES,
  MAX_MESSAGE_TEXT_LENGTH,
  MAX_MESSAGE_COMPONENTS,
  TEXT_DISPLAY_BYTES,
} from '../../core/message/discord-limits.ts';

/** Weight of all text displays of one message together. */
export const MAX_MESSAGE_WEIGHT = MAX_MESSAGE_TEXT_LENGTH;

const MAX_TEXT_BYTES = MAX_MESSAGE_TEXT_BYTES - MAX_MESSAGE_COMPONENTS * TEXT_DISPLAY_BYTES;

/** UTF-8 bytes that weigh as much as one character, rounded down. */
const BYTES_PER_CHARACTER = Math.floor((MAX_TEXT_BYTES / MAX_MESSAGE_TEXT_LENGTH) * 10) / 10;

/**
 * Returns the weight of a text: its UTF-16 code units, or more if its UTF-8 is long. Weights add up: texts that together
 * weigh at most `MAX_MESSAGE_WEIGHT` keep to Discord's limits on characters and on bytes.
 */
export function weigh(text: string): number {
  return Math.max(text.length, Math.ceil(Buffer.byteLength(text) / BYTES_PER_CHARACTER));
}

/** Returns the weight of several texts together. */
export function weighAll(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + weigh(text), 0);
}
