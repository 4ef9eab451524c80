// Sets are known by their letters, so these stay; other alphabets of mathematics are shown as plain letters. Unicode
// has some of the letters in an older block.
const olderDoubleStruck: ReadonlyMap<string, string> = new Map(
  Object.entries({ C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' }),
);

/** Letters and digits as `\mathbb` draws them: `ℝ`, `𝔼`, `𝟙`. */
export function doubleStruck(text: string): string {
  return text.replace(/[A-Za-z0-9]/g, character => olderDoubleStruck.get(character) ?? shifted(character));
}

function shifted(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x41) return String.fromCodePoint(0x1d7d8 + code - 0x30);
  return String.fromCodePoint(code < 0x61 ? 0x1d538 + code - 0x41 : 0x1d552 + code - 0x61);
}
