const above = new Map(
  pairs(
    '0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ -⁻ −⁻ =⁼ (⁽ )⁾ aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ rʳ sˢ tᵗ',
  )
    .concat(
      pairs('uᵘ vᵛ wʷ xˣ yʸ zᶻ Aᴬ Bᴮ Dᴰ Eᴱ Gᴳ Hᴴ Iᴵ Jᴶ Kᴷ Lᴸ Mᴹ Nᴺ Oᴼ Pᴾ Rᴿ Tᵀ Uᵁ Vⱽ Wᵂ βᵝ γᵞ δᵟ θᶿ φᵠ χᵡ'),
    )
    // These stand above the line as they are.
    .concat(pairs('∘° ′′ ″″ ** ∗* †† ‡‡ ⊤ᵀ')),
);

const below = new Map(
  pairs(
    '0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ -₋ −₋ =₌ (₍ )₎ aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ vᵥ xₓ',
  ).concat(pairs('βᵦ γᵧ ρᵨ φᵩ χᵪ')),
);

/** A text raised above the line: in raised characters if Unicode has them all, else `^x` or `^(…)`. */
export function superscript(text: string): string {
  return script(text, above, '^');
}

/** A text lowered below the line: in lowered characters if Unicode has them all, else `_x` or `_(…)`. */
export function subscript(text: string): string {
  return script(text, below, '_');
}

function script(text: string, forms: ReadonlyMap<string, string>, mark: string): string {
  const content = text.trim();
  if (content === '') return '';
  // Blanks between signs are air: `n + 1`.
  const raised = Array.from(content.replaceAll(' ', ''), character => forms.get(character));
  if (raised.every(form => form !== undefined)) return raised.join('');
  const isClear = Array.from(content).length === 1 || (mark === '_' && /^[\p{L}\p{N}\p{M}]+$/u.test(content));
  return isClear ? `${mark}${content}` : `${mark}(${content})`;
}

/** `aᵃ bᵇ`: each character with its form. */
function pairs(table: string): (readonly [string, string])[] {
  return table.split(' ').map(entry => {
    const [character = '', form = ''] = entry;
    return [character, form];
  });
}
