/** A text of JSON, which may hold digits itself, or a whole number longer than a double holds exactly. */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])\d{16,20}(?![\d.eE])/gu;

/**
 * Reads JSON. Discord takes ids as numbers too, and discord.py writes some of them so. JavaScript would round them:
 * whole numbers that a double does not hold exactly are read as texts.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replaceAll(STRING_OR_LONG_NUMBER, found => (isExact(found) ? found : `"${found}"`)));
}

function isExact(found: string): boolean {
  return found.startsWith('"') || Number.isSafeInteger(Number(found));
}
