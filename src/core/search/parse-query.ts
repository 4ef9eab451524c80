/** What the text of a query says, or one of its alternatives. */
export interface ParsedQuery {
  /** The text as typed, but for filters. */
  readonly text: string;
  /** The words to rank by: the text without marks, exclusions and filters, with the words of the phrases in place. */
  readonly words: string;
  /** Texts in quotes: papers that have their words in a row come first. */
  readonly phrases: readonly string[];
  /** Words with a minus: papers that have one are left out. */
  readonly excludedWords: readonly string[];
  /** Phrases with a minus. */
  readonly excludedPhrases: readonly string[];
  readonly filters: QueryFilters;
  /** Filters with a minus as typed, which cannot be applied: `-author:Gu`. */
  readonly excludedFilters: readonly string[];
}

/** The filters inside a query as typed, unchecked. All of them apply. */
export interface QueryFilters {
  readonly author: readonly string[];
  readonly category: readonly string[];
  readonly organization: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly minVotes: readonly string[];
}

const NO_FILTERS: QueryFilters = {
  author: [],
  category: [],
  organization: [],
  from: [],
  to: [],
  minVotes: [],
};

/** A text with more words than this outside the quotes, exclusions and filters is a sentence: a minus in it is a dash. */
const MAX_WORDS_WITH_MINUS = 6;

/**
 * A query has hardly more than one or two of each; looking up hundreds takes long. Further ones of a kind mean nothing. More
 * than two alternatives share twice as many.
 */
const MAX_OPERATORS_OF_A_KIND = 16;

const maxOperatorsOf = (alternatives: number): number =>
  Math.min(MAX_OPERATORS_OF_A_KIND, Math.ceil((2 * MAX_OPERATORS_OF_A_KIND) / alternatives));

/** What filters are called in a query; the names of the options of `/search` are among them. */
const FILTER_NAMES: ReadonlyMap<string, keyof QueryFilters> = new Map([
  ['author', 'author'],
  ['category', 'category'],
  ['org', 'organization'],
  ['organization', 'organization'],
  ['organisation', 'organization'],
  ['from', 'from'],
  ['to', 'to'],
  ['min_votes', 'minVotes'],
]);

const QUOTES = '"“”„‟«»＂';
const QUOTE_MARK = new RegExp(`[${QUOTES}]`, 'gu');
/** Plain text like a quote mark without a partner, and what most of these mean: `5″`. */
const DOUBLE_PRIME = '″';
const QUOTED = `[${QUOTES}](?<quoted>[^${QUOTES}]*)[${QUOTES}]`;
const UNQUOTED = `(?<unquoted>[^\\s\\-−‐${QUOTES}][^\\s${QUOTES}]*)(?!\\S)`;
/**
 * `OR` between blanks, in capitals or not; or an operator at the beginning of a word: an optional minus, an optional name, a text in quotes or up to the next space.
 * Each quote mark closes the one before it, whatever its form, so that a text is read once, from left to right.
 */
const OPERATOR = new RegExp(
  `(?<!\\S)(?<or>or)(?!\\S)|(?<![^\\s(\\[{])(?<minus>[-−‐])?(?:(?<name>${[...FILTER_NAMES.keys()].join('|')})[:：])?(?:${QUOTED}|${UNQUOTED})`,
  'giu',
);

/**
 * Parses the text of a query into its alternatives, at least one:
 *
 * - `OR` in capitals between blanks, outside quotes, separates alternatives. Nothing binds less tightly: `a b OR c -d` is
 *   `a b`, or else `c -d`. Each alternative is a query of its own, with its own exclusions and filters; empty ones are left
 *   out, unless there are no others.
 * - `"a phrase"` in straight or typographic quotes; a quote mark without a partner, or inside a word, is plain text;
 * - `-word` and `-"a phrase"` exclude; in a text of more than six words outside the quotes a minus is a dash;
 * - `author:`, `category:`, `org:`, `from:`, `to:`, `min_votes:` with a word or a text in quotes, as
 *   `author:"Albert Gu"`; a name with a space behind the colon, and any other name, is plain text.
 *
 * Never throws; the time is linear.
 */
export function parseQuery(text: string): readonly ParsedQuery[] {
  const alternatives = splitAlternatives(splitQuery(text));
  const maxOperators = maxOperatorsOf(alternatives.length);
  return alternatives.map(pieces => parsedQuery(pieces, maxOperators));
}

/** Returns what the pieces of an alternative say, with so many operators of a kind at most. */
function parsedQuery(pieces: readonly Piece[], maxOperators: number): ParsedQuery {
  const firstOf = (texts: readonly string[]) => [...new Set(texts)].slice(0, maxOperators);
  const plainWords = pieces.reduce(
    (sum, piece) => sum + (piece.kind === 'text' ? countWords(piece.text) : 0),
    0,
  );
  const withDashes = plainWords > MAX_WORDS_WITH_MINUS ? pieces.map(asDash) : pieces;
  const typed = pieces.map(piece => (piece.kind === 'filter' ? ' ' : piece.typed));
  const textsOf = (...kinds: readonly Piece['kind'][]) =>
    withDashes.filter(piece => kinds.includes(piece.kind)).map(piece => piece.text);
  return {
    text: singleSpaced(typed.join('')),
    words: singleSpaced(textsOf('text', 'phrase').join(' ')),
    phrases: firstOf(textsOf('phrase')),
    excludedWords: firstOf(textsOf('excludedWord')),
    excludedPhrases: firstOf(textsOf('excludedPhrase')),
    filters: filtersOf(pieces, firstOf),
    excludedFilters: textsOf('excludedFilter'),
  };
}

/** Returns the text of an alternative with quote marks that have a partner only: others could close at one of the next alternative. */
export function withoutSingleQuotes(text: string): string {
  const pieces = splitQuery(text).map(({ kind, typed }) =>
    kind === 'text' ? typed.replaceAll(QUOTE_MARK, DOUBLE_PRIME) : typed,
  );
  return pieces.join('');
}

/** Returns a text as a query without operators, as for topics of an evaluation, whose marks are plain text. */
export function plainQuery(text: string): ParsedQuery {
  return {
    text,
    words: text,
    phrases: [],
    excludedWords: [],
    excludedPhrases: [],
    filters: NO_FILTERS,
    excludedFilters: [],
  };
}

interface Piece {
  readonly kind: 'text' | 'phrase' | 'excludedWord' | 'excludedPhrase' | 'excludedFilter' | 'filter' | 'or';
  /** What it says, without marks. */
  readonly text: string;
  readonly typed: string;
  /** The name of a filter. */
  readonly filter?: keyof QueryFilters;
}

const plainPiece = (text: string): Piece => ({ kind: 'text', text, typed: text });

function splitQuery(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(OPERATOR)) {
    const piece = operatorPiece(match);
    if (piece === undefined) continue;
    pieces.push(plainPiece(text.slice(end, match.index)), piece);
    end = match.index + match[0].length;
  }
  return [...pieces, plainPiece(text.slice(end))];
}

/** Returns the pieces between `OR`. */
function splitAlternatives(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const alternatives: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'or') alternatives.push([]);
    else alternatives.at(-1)?.push(piece);
  }
  const typed = alternatives.filter(each => each.some(piece => piece.typed.trim() !== ''));
  return typed.length === 0 ? [[]] : typed;
}

/** Returns what a match says; `undefined` for plain text. */
function operatorPiece({ 0: typed, groups = {} }: RegExpExecArray): Piece | undefined {
  if (groups['or'] !== undefined) return typed === 'OR' ? { kind: 'or', text: '', typed } : undefined;
  const { minus, name, quoted, unquoted } = groups;
  const text = quoted === undefined ? withoutEndMarks(unquoted ?? '') : singleSpaced(quoted);
  if (!hasWord(text)) return undefined;
  const filter = FILTER_NAMES.get(name?.toLowerCase() ?? '');
  if (filter !== undefined)
    return minus === undefined
      ? { kind: 'filter', text, typed, filter }
      : { kind: 'excludedFilter', text: typed, typed };
  if (quoted !== undefined) return { kind: minus === undefined ? 'phrase' : 'excludedPhrase', text, typed };
  return minus === undefined ? undefined : { kind: 'excludedWord', text, typed };
}

/** Returns an exclusion as the plain words or the phrase that it is behind a dash. */
function asDash(piece: Piece): Piece {
  if (piece.kind === 'excludedWord') return { ...piece, kind: 'text' };
  return piece.kind === 'excludedPhrase' ? { ...piece, kind: 'phrase' } : piece;
}

function filtersOf(
  pieces: readonly Piece[],
  firstOf: (texts: readonly string[]) => readonly string[],
): QueryFilters {
  const valuesOf = (name: keyof QueryFilters) =>
    firstOf(pieces.filter(piece => piece.filter === name).map(piece => piece.text));
  return {
    author: valuesOf('author'),
    category: valuesOf('category'),
    organization: valuesOf('organization'),
    from: valuesOf('from'),
    to: valuesOf('to'),
    minVotes: valuesOf('minVotes'),
  };
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(hasWord).length;
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Removes punctuation behind a word: `author:Gu,` names Gu. */
function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;:!?)]}'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function singleSpaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
