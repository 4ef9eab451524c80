// Double-struck letters name sets, so they are kept; other alphabets of formulas are shown as plain letters. Unicode has
// some of the letters in the older block "Letterlike Symbols".
const LETTERLIKE_DOUBLE_STRUCK: ReadonlyMap<string, string> = new Map(
  Object.entries({ C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' }),
);

/** Replaces letters and digits by the characters that `\mathbb` draws: `ℝ`, `𝔼`, `𝟙`. */
export function doubleStruck(text: string): string {
  return text.replace(
    /[A-Za-z0-9]/g,
    character => LETTERLIKE_DOUBLE_STRUCK.get(character) ?? mathematicalAlphanumeric(character),
  );
}

function mathematicalAlphanumeric(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x41) return String.fromCodePoint(0x1d7d8 + code - 0x30);
  return String.fromCodePoint(code < 0x61 ? 0x1d538 + code - 0x41 : 0x1d552 + code - 0x61);
}
