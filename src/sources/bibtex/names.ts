import { fullName, isNameSuffix } from '../../core/paper/person-name.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { splitOutsideBraces, withoutBraces } from './braces.ts';

/** Authors in natural order (`Ada Byron`). */
export interface BibtexNames {
  readonly names: readonly string[];
  /** Whether the field names all authors: it has no `and others` and no `et al.`. */
  readonly isComplete: boolean;
}

/** A part of a name between commas, as its words. */
type Part = readonly string[];

const AND_OTHERS = /^(?:others|et\.? al\.?)$/i;
const ET_AL = /^(.+?),? et\.? al\.?$/i;
const INITIALS = /^(?:\p{Lu}\.?-?){1,4}$/u;
const NAMED_PART = /^([a-z]+(?:-i)?)\s*=\s*/i;

/**
 * Reads an author field. Besides BibTeX's own form it reads biblatex's extended names (`family=Byron, given=Ada`) and
 * lists that are separated by semicolons or by commas alone.
 */
export function parseNames(field: string): BibtexNames {
  const names: string[] = [];
  let isComplete = true;
  for (const parts of splitNames(field).flatMap(splitCommaList)) {
    const text = parts.map(part => part.join(' ')).join(', ');
    const [, named = AND_OTHERS.test(text) ? '' : undefined] = ET_AL.exec(text) ?? [];
    isComplete &&= named === undefined;
    names.push(named === undefined ? naturalName(parts) : naturalName(toParts(splitOutsideBraces(named))));
  }
  return { names: names.filter(name => name !== ''), isComplete };
}

/** Splits at `and` and `;`. */
function splitNames(field: string): Part[][] {
  const names: string[][] = [[]];
  for (const token of splitOutsideBraces(field)) {
    if (token === ';' || token.toLowerCase() === 'and') names.push([]);
    else names.at(-1)?.push(token);
  }
  return names.map(toParts);
}

function toParts(tokens: readonly string[]): Part[] {
  const parts: string[][] = [[]];
  for (const token of tokens) {
    if (token === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter(part => part.length > 0);
}

/**
 * Splits what is no name but a list of names with commas between: three or more of at least two words each (`Ada
 * Byron, Alan Turing, Grace Hopper`), pairs with initials (`Byron, A., Turing, A.`), or more parts than a name has.
 */
function splitCommaList(parts: Part[]): Part[][] {
  if (parts.length < 3 || isExtended(parts)) return [parts];
  const isInitials = (part: Part): boolean => part.every(word => INITIALS.test(word));
  const isPairs = parts.length % 2 === 0 && parts.every((part, index) => index % 2 === 0 || isInitials(part));
  if (isPairs)
    return parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? []]] : []));
  return parts.length > 3 || parts.every(part => part.length > 1) ? parts.map(part => [part]) : [parts];
}

/** `Byron, Ada` or `Byron, Jr, Ada`; a name without a comma, or within braces (an organization), stays as it is. */
function naturalName(parts: readonly Part[]): string {
  if (isExtended(parts)) return extendedName(parts);
  const [family = '', second = '', third] = parts.map(part => readable(part.join(' ')));
  if (third === undefined) return fullName({ kind: 'person', family, given: second, suffix: '' });
  // BibTeX has the suffix in the middle, other programs at the end.
  return isNameSuffix(third) && !isNameSuffix(second)
    ? fullName({ kind: 'person', family, given: second, suffix: third })
    : fullName({ kind: 'person', family, given: third, suffix: second });
}

function isExtended(parts: readonly Part[]): boolean {
  const names = parts.map(part => NAMED_PART.exec(part.join(' '))?.[1]?.toLowerCase());
  return names.includes('family') && !names.includes(undefined);
}

/** A name in the extended format of biblatex (its manual, "Extended name format"); a prefix belongs to the family name. */
function extendedName(parts: readonly Part[]): string {
  const values = new Map(
    parts.map(part => {
      const text = part.join(' ');
      const [whole = '', name = ''] = NAMED_PART.exec(text) ?? [];
      const value = text.slice(whole.length).replace(/^"(.*)"$/, '$1');
      return [name.toLowerCase(), readable(value)] as const;
    }),
  );
  const valueOf = (name: string): string => values.get(name) ?? '';
  const family = `${valueOf('prefix')} ${valueOf('family')}`.trim();
  return fullName({ kind: 'person', family, given: valueOf('given'), suffix: valueOf('suffix') });
}

function readable(text: string): string {
  return cleanText(readableText(withoutBraces(text)));
}
