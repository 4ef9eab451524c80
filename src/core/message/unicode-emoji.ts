/** Every emoji that Unicode recommends for general interchange, alone. */
const EMOJI = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v');

/** Makes a character that is also a text an emoji: `❤` becomes `❤️`. */
const PRESENTATION_SELECTOR = '\uFE0F';

/** Returns the one emoji of Unicode that a text consists of, with its presentation selector; `undefined` for other texts. */
export function parseUnicodeEmoji(text: string): string | undefined {
  const typed = text.trim();
  return [typed, typed + PRESENTATION_SELECTOR].find(each => EMOJI.test(each));
}
