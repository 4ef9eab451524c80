import { GREEK_NAMES } from '../greek.ts';

/** How a symbol behaves among others: as a letter of a language, a letter of a formula, an operator or a word (`log n`). */
type SymbolKind = 'letter' | 'variable' | 'sign' | 'word';

/** Where LaTeX, its kernel packages and those of the AMS accept a command; `neither`: only authors' macros have it. */
type SymbolMode = 'text' | 'math' | 'both' | 'neither';

/** What readers see for a command without argument. */
export interface LatexSymbol {
  readonly text: string;
  readonly kind: SymbolKind;
  readonly mode: SymbolMode;
}

// Variant forms are shown as the usual letter: `ε` for `\epsilon` and `\varepsilon`.
const GREEK = [...GREEK_NAMES].toReversed().flatMap(([letter, name]) => {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return [
    [name, letter],
    [`var${name}`, letter],
    [capital, letter.toUpperCase()],
    [`var${capital}`, letter.toUpperCase()],
  ] as const;
});

const TEXT_LETTERS = pairs(
  'aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ ' +
    'texteuro € textdollar $ textcent ¢ lq ‘ textquoteleft ‘ textquotedblleft “',
);
const LETTERS_OF_BOTH_MODES = pairs('S § P ¶ pounds £ yen ¥');

const TEXT_VARIABLES = pairs(
  'textdegree ° textmu µ textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textbar | ' +
    'textless < textgreater > textbraceleft { textbraceright }',
);
const MATH_VARIABLES = pairs(
  'ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ ' +
    'backslash \\ lbrace { rbrace } lbrack [ rbrack ] dagger † ddagger ‡ prime ′ top ⊤ bot ⊥ angle ∠ ' +
    'forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ sharp ♯ flat ♭ natural ♮ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ ' +
    'lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ ' +
    'sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ square □ Box □ blacksquare ■ ' +
    'diamond ⋄ Diamond ◇ triangle △ bigstar ★ heartsuit ♥ spadesuit ♠ clubsuit ♣ diamondsuit ♦',
);
const VARIABLES_OF_BOTH_MODES = pairs('dag † ddag ‡ checkmark ✓');

const TEXT_SIGNS = pairs(
  "textbullet • textrightarrow → textquotedblright ” textquoteright ’ rq ’ textquotesingle ' textendash – textemdash — " +
    'texttimes × textregistered ® texttrademark ™ textcopyright © textellipsis …',
);
const MATH_SIGNS = pairs(
  'times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • pm ± mp ∓ to → rightarrow → leftarrow ← gets ← ' +
    'leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ implies ⇒ longrightarrow → longleftarrow ← ' +
    'Longrightarrow ⇒ longleftrightarrow ↔ mapsto ↦ hookrightarrow ↪ uparrow ↑ downarrow ↓ updownarrow ↕ ' +
    'Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ rightleftharpoons ⇌ leadsto ⇝ ' +
    'approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ neq ≠ ne ≠ le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ll ≪ gg ≫ lt < gt > ' +
    'lesssim ≲ gtrsim ≳ propto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ asymp ≍ doteq ≐ triangleq ≜ ' +
    'subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ subsetneq ⊊ in ∈ notin ∉ ni ∋ cup ∪ cap ∩ setminus ∖ sqcup ⊔ sqcap ⊓ ' +
    'oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ mid | parallel ∥ perp ⊥ vdash ⊢ models ⊨ ' +
    'dotsc … dotsb … cdots ⋯ vdots ⋮ ddots ⋱ therefore ∴ because ∵ ltimes ⋉ rtimes ⋊ bowtie ⋈ wr ≀ colon :',
);
const SIGNS_OF_BOTH_MODES = pairs('copyright © ldots … dots …');

const MATH_WORDS =
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr ' +
  'sec sin sinh sup tan tanh';

// Macros that many authors define, and their abstracts keep; `\less` and the like come from Crossref.
const MACRO_LETTERS = pairs('euro €');
const MACRO_VARIABLES = pairs('degree ° cmark ✓ xmark ✗');
const MACRO_SIGNS = pairs('item • coloneqq ≔ less < greater > mathsemicolon ;');
const MACRO_WORDS = 'argmax argmin softmax mod tr rank diag';
const ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ['eg', 'e.g.'],
  ['ie', 'i.e.'],
  ['aka', 'a.k.a.'],
  ['etal', 'et al.'],
  ['wrt', 'w.r.t.'],
  ['vs', 'vs.'],
];

const SYMBOLS: ReadonlyMap<string, LatexSymbol> = new Map([
  ...group('letter', 'text', TEXT_LETTERS),
  ...group('letter', 'both', LETTERS_OF_BOTH_MODES),
  ...group('variable', 'math', GREEK),
  ...group('variable', 'text', TEXT_VARIABLES),
  ...group('variable', 'math', MATH_VARIABLES),
  ...group('variable', 'both', VARIABLES_OF_BOTH_MODES),
  ...group('sign', 'text', TEXT_SIGNS),
  ...group('sign', 'math', MATH_SIGNS),
  ...group('sign', 'both', SIGNS_OF_BOTH_MODES),
  ...group('word', 'math', [...themselves(MATH_WORDS), ['bmod', 'mod']]),
  ...group('letter', 'neither', MACRO_LETTERS),
  ...group('variable', 'neither', MACRO_VARIABLES),
  ...group('sign', 'neither', MACRO_SIGNS),
  ...group('word', 'neither', [...themselves(MACRO_WORDS), ...ABBREVIATIONS]),
]);

/** Returns the symbol of a command without argument, by its name without the backslash. */
export function findSymbol(name: string): LatexSymbol | undefined {
  return SYMBOLS.get(name);
}

/** Returns the names of the symbols that LaTeX accepts in running text or in formulas. */
export function symbolNames(mode: 'text' | 'math'): string[] {
  return [...SYMBOLS].filter(([, symbol]) => [mode, 'both'].includes(symbol.mode)).map(([name]) => name);
}

function group(
  kind: SymbolKind,
  mode: SymbolMode,
  entries: readonly (readonly [string, string])[],
): (readonly [string, LatexSymbol])[] {
  return entries.map(([name, text]) => [name, { text, kind, mode }]);
}

/** Reads `name symbol name symbol`. */
function pairs(entries: string): (readonly [string, string])[] {
  const parts = entries.split(' ');
  return parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ''] as const] : []));
}

function themselves(names: string): (readonly [string, string])[] {
  return names.split(' ').map(name => [name, name]);
}
