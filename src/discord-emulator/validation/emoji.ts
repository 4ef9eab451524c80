/** An emoji: Unicode by name, custom by id. */
export interface Emoji {
  readonly id: string | null;
  readonly name: string;
}

const UNICODE_EMOJI =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\u{FE0F}?\u{20E3})/u;

/**
 * Parses the emoji of a reaction URL or of a user action: a Unicode emoji, or `name:id`.
 * @returns undefined if it is neither, for which Discord returns 10014
 */
export function readEmoji(text: string): Emoji | undefined {
  const custom = /^(?:<a?:)?(\w{2,32}):(\d{15,20})>?$/u.exec(text);
  if (custom?.[1] !== undefined && custom[2] !== undefined) return { name: custom[1], id: custom[2] };
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;
  return UNICODE_EMOJI.test(text) && characters === 1 ? { id: null, name: text } : undefined;
}

/** Returns a key that is equal for the same emoji. The variation selector makes no difference, as in Discord. */
export function emojiKey(emoji: Emoji): string {
  return emoji.id ?? emoji.name.replaceAll('\u{FE0F}', '');
}
