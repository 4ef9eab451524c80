/** A JSON string, which can contain digits, or an integer that a double may not hold exactly. */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])\d{16,20}(?![\d.eE])/gu;

/**
 * Parses JSON. Discord also accepts ids as numbers, and discord.py sends some that way. JavaScript would round them:
 * integers that a double does not hold exactly become strings.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replaceAll(STRING_OR_LONG_NUMBER, found => (isExact(found) ? found : `"${found}"`)));
}

function isExact(found: string): boolean {
  return found.startsWith('"') || Number.isSafeInteger(Number(found));
}
