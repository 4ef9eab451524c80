/** An emoji as messages and reactions name it: Unicode by name, a guild's own by id. */
export interface Emoji {
  readonly id: string | null;
  readonly name: string;
}

const UNICODE_EMOJI =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\u{FE0F}?\u{20E3})/u;

/**
 * Reads the emoji of a reaction URL or of a person: a Unicode emoji, or `name:id`.
 * @returns undefined when it is neither, which Discord answers with 10014
 */
export function readEmoji(written: string): Emoji | undefined {
  const custom = /^(?:<a?:)?(\w{2,32}):(\d{15,20})>?$/u.exec(written);
  if (custom?.[1] !== undefined && custom[2] !== undefined) return { name: custom[1], id: custom[2] };
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(written)].length;
  return UNICODE_EMOJI.test(written) && characters === 1 ? { id: null, name: written } : undefined;
}

/** What two reactions with the same emoji have in common. The variation selector makes no difference, as Discord's store has it. */
export function emojiKey(emoji: Emoji): string {
  return emoji.id ?? emoji.name.replaceAll('\u{FE0F}', '');
}
