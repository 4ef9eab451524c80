/** Printable ASCII that `customId` accepts in arguments, without `+` and `%`. */
const PLAIN = /^[!-$&-*,-{}~]$/;

/**
 * Returns a text as an argument of a custom_id: spaces as `+`, other characters that an argument cannot have as in a URL.
 * A lone surrogate becomes the replacement character.
 */
export function encodeTextArgument(text: string): string {
  return Array.from(text.replaceAll(/\p{Cs}/gu, '\uFFFD'), letter => {
    if (letter === ' ') return '+';
    return PLAIN.test(letter) ? letter : encodeURIComponent(letter);
  }).join('');
}

/** Returns the text of an argument; `undefined` if it is not encoded like that. */
export function decodeTextArgument(argument: string): string | undefined {
  try {
    return decodeURIComponent(argument.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
