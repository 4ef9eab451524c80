import { greekNames } from '../greek.ts';

/** How a sign stands among others: as a letter of a language, a letter of a formula, an operator, a word (`log n`). */
export interface LatexSymbol {
  readonly text: string;
  readonly kind: 'letter' | 'variable' | 'sign' | 'word';
}

// Variant forms are shown as the usual letter: `ε` for `\epsilon` and `\varepsilon`.
const greek = new Map(
  [...greekNames].toReversed().flatMap(([letter, name]) => [
    [name, letter],
    [`var${name}`, letter],
    [capitalised(name), letter.toUpperCase()],
    [`var${capitalised(name)}`, letter.toUpperCase()],
  ]),
);

const letters = table(
  'aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ ' +
    'S § P ¶ pounds £ euro € texteuro € textdollar $ textcent ¢ yen ¥ lq ‘ textquoteleft ‘ textquotedblleft “',
);

const variables = table(
  'ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ ' +
    'degree ° textdegree ° textmu µ ' +
    'textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textbar | textless < textgreater > ' +
    'textbraceleft { textbraceright } backslash \\ lbrace { rbrace } lbrack [ rbrack ] ' +
    'dag † ddag ‡ dagger † ddagger ‡ prime ′ checkmark ✓ cmark ✓ xmark ✗ top ⊤ bot ⊥ angle ∠ ' +
    'forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ sharp ♯ flat ♭ natural ♮ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ ' +
    'lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ ' +
    'sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ square □ Box □ blacksquare ■ ' +
    'diamond ⋄ triangle △ bigstar ★ heartsuit ♥ spadesuit ♠ clubsuit ♣ diamondsuit ♦',
);

const signs = table(
  'times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • textbullet • item • pm ± mp ∓ to → rightarrow → leftarrow ← gets ← ' +
    'leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ implies ⇒ longrightarrow → longleftarrow ← ' +
    'Longrightarrow ⇒ longleftrightarrow ↔ mapsto ↦ hookrightarrow ↪ uparrow ↑ downarrow ↓ updownarrow ↕ ' +
    'Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ rightleftharpoons ⇌ leadsto ⇝ textrightarrow → ' +
    'approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ neq ≠ ne ≠ le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ll ≪ gg ≫ lt < gt > ' +
    'lesssim ≲ gtrsim ≳ propto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ ' +
    'subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ subsetneq ⊊ in ∈ notin ∉ ni ∋ cup ∪ cap ∩ setminus ∖ sqcup ⊔ sqcap ⊓ ' +
    'oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ mid | parallel ∥ perp ⊥ vdash ⊢ models ⊨ ' +
    "textquotedblright ” textquoteright ’ rq ’ textquotesingle ' textendash – textemdash — textregistered ® " +
    'texttrademark ™ copyright © textcopyright © ldots … dots … dotsc … dotsb … cdots ⋯ textellipsis … vdots ⋮ ddots ⋱ ' +
    'therefore ∴ because ∵ ltimes ⋉ rtimes ⋊ bowtie ⋈ wr ≀ colon :',
);

const words = new Map(
  (
    'arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ' +
    'ln log max min mod Pr sec sin sinh softmax sup tan tanh tr rank diag'
  )
    .split(' ')
    .map((name): [string, string] => [name, name])
    .concat([
      ['bmod', 'mod'],
      // No commands of LaTeX, but most authors have them, and their abstracts keep them.
      ['eg', 'e.g.'],
      ['ie', 'i.e.'],
      ['aka', 'a.k.a.'],
      ['etal', 'et al.'],
      ['wrt', 'w.r.t.'],
      ['vs', 'vs.'],
    ]),
);

/** The sign of a command without argument; `undefined` if there is none. */
export function symbolOf(name: string): LatexSymbol | undefined {
  const letter = letters.get(name);
  if (letter !== undefined) return { text: letter, kind: 'letter' };
  const variable = greek.get(name) ?? variables.get(name);
  if (variable !== undefined) return { text: variable, kind: 'variable' };
  const sign = signs.get(name);
  if (sign !== undefined) return { text: sign, kind: 'sign' };
  const word = words.get(name);
  return word === undefined ? undefined : { text: word, kind: 'word' };
}

function table(entries: string): ReadonlyMap<string, string> {
  const parts = entries.split(' ');
  return new Map(parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? ''] as const] : [])));
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
