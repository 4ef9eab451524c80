import type { Paper } from '../../core/paper/paper.ts';
import { fullName, initialsOf, parseName } from '../../core/paper/person-name.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { count } from '../format/count.ts';
import { fitText } from '../format/fit-text.ts';
import { weigh } from '../format/text-weight.ts';

/** Names listed at most; of more, the first one is shown and the others are counted. */
const MAX_NAMES = 3;

type Authors = Pick<Paper, 'authors' | 'authorCount'>;

/**
 * Returns the authors rendered (escaped, for example) within a weight of `limit`: `A. B, C. D and E. F` if they are few and
 * fit, else `A. B and 6 others`, or `7 authors` if only their number is known. Of two authors, both are named by initials rather
 * than one in full. The number is never cut; of the name before it given names become initials; what is too long even so is cut.
 * Returns '' if nothing is known.
 */
export function fitAuthorLine(paper: Authors, limit: number, render: (text: string) => string): string {
  const known = knownAuthors(paper);
  if (!known) return '';
  const { names, total } = known;
  const lines = [
    lineOf(known, MAX_NAMES),
    ...(total === 2 ? [lineOf({ ...known, names: names.map(withInitials) }, MAX_NAMES)] : []),
    lineOf(known, 1),
  ].map(render);
  const fitting = lines.find(line => weigh(line) <= limit);
  if (fitting !== undefined) return fitting;
  const others = total === 1 ? '' : ` ${render(othersOf(known))}`;
  const [first = ''] = names;
  const name = fitName(first, limit - weigh(others), render);
  return name === '' ? fitText(count(total, 'author'), limit, render) : name + others;
}

/** Returns a name with initials if it fits so, else what says more of it: the beginning with initials or without. */
function fitName(name: string, room: number, render: (text: string) => string): string {
  const short = withInitials(name);
  const fitting = fitText(short, room, render);
  if (weigh(render(short)) <= room) return fitting;
  const beginning = fitText(name, room, render);
  return fitting.length > beginning.length ? fitting : beginning;
}

/** Returns a name with initials for its given names, so that its family name is not cut: `J.-P. van Dam`. */
function withInitials(name: string): string {
  const person = parseName(name);
  // Other scripts have no initials.
  if (person?.kind !== 'person' || !/^\p{Lu}/u.test(person.given)) return name;
  return fullName({ ...person, given: initialsOf(person.given) });
}

interface KnownAuthors {
  /** Cleaned, in order, at most `MAX_NAMES`; fewer than `total` also if not all are known by name. */
  readonly names: readonly string[];
  readonly total: number;
  /** Whether `total` is one more than the names: sources that end them with `et al.` do not say how many more there are. */
  readonly isAtLeast: boolean;
}

function knownAuthors({ authors, authorCount }: Authors): KnownAuthors | undefined {
  const names: string[] = [];
  let blankNames = 0;
  // A collaboration has thousands of authors: those behind the names shown are only counted.
  for (const author of authors) {
    if (names.length === MAX_NAMES) break;
    const name = cleanText(author);
    if (name === '') blankNames += 1;
    else names.push(name);
  }
  const named = authors.length - blankNames;
  const total = Math.max(authorCount ?? 0, named);
  return total > 0 ? { names, total, isAtLeast: named > 0 && total === named + 1 } : undefined;
}

function othersOf({ total, isAtLeast }: Pick<KnownAuthors, 'total' | 'isAtLeast'>): string {
  return isAtLeast ? 'and others' : `and ${count(total - 1, 'other')}`;
}

function lineOf(known: KnownAuthors, maxNames: number): string {
  const { names, total } = known;
  const [first, ...rest] = names;
  if (first === undefined) return count(total, 'author');
  if (names.length < total || total > maxNames) return `${first} ${othersOf(known)}`;
  const last = rest.at(-1);
  return last === undefined ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${last}`;
}
