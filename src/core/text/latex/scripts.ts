const SUPERSCRIPTS = new Map(
  pairs(
    '0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ -⁻ −⁻ =⁼ (⁽ )⁾ aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ rʳ sˢ tᵗ',
  )
    .concat(
      pairs('uᵘ vᵛ wʷ xˣ yʸ zᶻ Aᴬ Bᴮ Dᴰ Eᴱ Gᴳ Hᴴ Iᴵ Jᴶ Kᴷ Lᴸ Mᴹ Nᴺ Oᴼ Pᴾ Rᴿ Tᵀ Uᵁ Vⱽ Wᵂ βᵝ γᵞ δᵟ θᶿ φᵠ χᵡ'),
    )
    // These are above the line already.
    .concat(pairs('∘° ′′ ″″ ** ∗* †† ‡‡ ⊤ᵀ')),
);

const SUBSCRIPTS = new Map(
  pairs(
    '0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ -₋ −₋ =₌ (₍ )₎ aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ vᵥ xₓ',
  ).concat(pairs('βᵦ γᵧ ρᵨ φᵩ χᵪ')),
);

/** Writes a superscript: in superscript characters if Unicode has all of them, else as `^x` or `^(…)`. */
export function superscript(text: string): string {
  return script(text, SUPERSCRIPTS, '^');
}

/** Writes a subscript: in subscript characters if Unicode has all of them, else as `_x` or `_(…)`. */
export function subscript(text: string): string {
  return script(text, SUBSCRIPTS, '_');
}

function script(text: string, forms: ReadonlyMap<string, string>, mark: string): string {
  const content = text.trim();
  if (content === '') return '';
  // Blanks around operators are optional: `n + 1`.
  const characters = Array.from(content.replaceAll(' ', ''), character => forms.get(character));
  if (characters.every(form => form !== undefined)) return characters.join('');
  const isUnambiguous =
    Array.from(content).length === 1 || (mark === '_' && /^[\p{L}\p{N}\p{M}]+$/u.test(content));
  return isUnambiguous ? `${mark}${content}` : `${mark}(${content})`;
}

/** Reads `aᵃ bᵇ`: each character with its form. */
function pairs(table: string): (readonly [string, string])[] {
  return table.split(' ').map(entry => {
    const [character = '', form = ''] = entry;
    return [character, form];
  });
}
