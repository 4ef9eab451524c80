/** For each opening brace and mark of mathematics that is closed: where its closing mark begins. */
export type Delimiters = ReadonlyMap<number, number>;

// The longest formulas in abstracts have some 300 characters; what is longer lies between two prices.
const LONGEST_FORMULA = 600;

interface Dollars {
  readonly at: number;
  readonly length: 1 | 2;
}

/** Goes through a text once. Braces and formulas may overlap where an author erred: the reader must look to that. */
export function matchDelimiters(source: string): Delimiters {
  const pairs = new Map<number, number>();
  const braces: number[] = [];
  const formulas = new Map<string, number>();
  let dollars: Dollars | undefined;
  for (const { 0: mark, index } of source.matchAll(/\\.|\$\$?|[{}]/gsu)) {
    if (mark === '{') braces.push(index);
    if (mark === '}') close(pairs, braces.pop(), index);
    if (mark === '\\(' || mark === '\\[') formulas.set(mark, formulas.get(mark) ?? index);
    if (mark === '\\)' || mark === '\\]') {
      const opening = mark === '\\)' ? '\\(' : '\\[';
      close(pairs, formulas.get(opening), index);
      formulas.delete(opening);
    }
    if (mark === '$' || mark === '$$') {
      const here: Dollars = { at: index, length: mark === '$' ? 1 : 2 };
      const isClosing =
        dollars !== undefined && dollars.length === here.length && isFormula(source, dollars, here);
      if (isClosing) close(pairs, dollars?.at, index);
      dollars = isClosing ? undefined : here;
    }
  }
  return pairs;
}

function close(pairs: Map<number, number>, from: number | undefined, to: number): void {
  if (from !== undefined) pairs.set(from, to);
}

/** Whether dollars enclose mathematics, and are not the signs of two prices ("costs $5 and $10"). */
function isFormula(source: string, from: Dollars, to: Dollars): boolean {
  const start = from.at + from.length;
  if (to.at - start > LONGEST_FORMULA) return false;
  const content = source.slice(start, to.at);
  if (content.trim() === '') return false;
  const isPrice = /^\s*\d[\d.,]*\s*(?:[kKMB]|bn)?(?:\s*[-–/]|\s+\p{L}{2})/u.test(content);
  if (/\\[^%$&#]|[\^_]/.test(content)) return !(isPrice && /\s$/.test(content));
  if (isPrice && /\p{L}{2}|[-–/]$/u.test(content)) return false;
  // As pandoc has it: no blank within at the ends, and no digit behind.
  return !/^\s|\s$/.test(content) && !/\d/.test(source.charAt(to.at + to.length));
}
