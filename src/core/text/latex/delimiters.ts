/** Maps the position of each opening brace or formula delimiter to that of its closing one, if there is one. */
export type Delimiters = ReadonlyMap<number, number>;

// The longest formulas in abstracts have some 300 characters; longer texts between dollars lie between two prices.
const MAX_FORMULA_LENGTH = 600;

interface Dollars {
  readonly at: number;
  readonly length: 1 | 2;
}

/** Matches delimiters in one pass. Braces and formulas may overlap in faulty source: the reader must check for that. */
export function matchDelimiters(source: string): Delimiters {
  const delimiters = new Map<number, number>();
  const braces: number[] = [];
  const formulas = new Map<string, number>();
  let dollars: Dollars | undefined;
  for (const { 0: mark, index } of source.matchAll(/\\.|\$\$?|[{}]/gsu)) {
    if (mark === '{') braces.push(index);
    if (mark === '}') close(delimiters, braces.pop(), index);
    if (mark === '\\(' || mark === '\\[') formulas.set(mark, formulas.get(mark) ?? index);
    if (mark === '\\)' || mark === '\\]') {
      const opening = mark === '\\)' ? '\\(' : '\\[';
      close(delimiters, formulas.get(opening), index);
      formulas.delete(opening);
    }
    if (mark === '$' || mark === '$$') {
      const here: Dollars = { at: index, length: mark === '$' ? 1 : 2 };
      const isClosing =
        dollars !== undefined && dollars.length === here.length && isFormula(source, dollars, here);
      if (isClosing) close(delimiters, dollars?.at, index);
      dollars = isClosing ? undefined : here;
    }
  }
  return delimiters;
}

function close(delimiters: Map<number, number>, opening: number | undefined, closing: number): void {
  if (opening !== undefined) delimiters.set(opening, closing);
}

/** Returns true if dollars enclose a formula and are not signs of two prices ("costs $5 and $10"). */
function isFormula(source: string, from: Dollars, to: Dollars): boolean {
  const start = from.at + from.length;
  if (to.at - start > MAX_FORMULA_LENGTH) return false;
  const content = source.slice(start, to.at);
  if (content.trim() === '') return false;
  const isPrice = /^\s*\d[\d.,]*\s*(?:[kKMB]|bn)?(?:\s*[-–/]|\s+\p{L}{2})/u.test(content);
  if (/\\[^%$&#]|[\^_]/.test(content)) return !(isPrice && /\s$/.test(content));
  if (isPrice && /\p{L}{2}|[-–/]$/u.test(content)) return false;
  // Pandoc's rule: no blank just inside the dollars, and no digit after them.
  return !/^\s|\s$/.test(content) && !/\d/.test(source.charAt(to.at + to.length));
}
