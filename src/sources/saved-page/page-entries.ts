import { excerpt } from '../file/excerpt.ts';
import type { PageDate, PageLine } from './page-lines.ts';
import { groupProse, looksLikeAbstract } from '../file/title-abstract.ts';

/** What stands below an abstract in the newer layout; every part may be missing. */
export interface EntryNotes {
  readonly organization: string | null;
  readonly authorCount: number | null;
  readonly date: PageDate | null;
  readonly comments: number | null;
}

/** One entry of a page as it is written there. */
export type PageEntry =
  | { readonly line: number; readonly title: string; readonly abstract: string; readonly notes: EntryNotes }
  | { readonly line: number; readonly rejected: string };

type Prose = Extract<PageLine, { kind: 'prose' }>;

const NO_NOTES: EntryNotes = { organization: null, authorCount: null, date: null, comments: null };

// As for titles: no organisation has a longer name.
const LONGEST_ORGANIZATION = 200;

// `30 septembre 2024 1,024` and the like.
const LONGEST_DATE = 40;

/** The entries among the lines of one page, in order; what belongs to no entry is rejected. */
export function readEntries(lines: readonly PageLine[]): PageEntry[] {
  const runs: PageEntry[][] = [];
  let prose: Prose[] = [];
  let at = 0;
  for (let line = lines[at]; line; line = lines[at]) {
    if (line.kind === 'prose') prose.push(line);
    if (line.kind === 'prose' || line.kind === 'head') {
      at += 1;
      continue;
    }
    const block = noteBlock(lines.slice(at, at + 3));
    runs.push(closeRun(prose, block));
    prose = [];
    at += block.length;
  }
  return [...runs, closeRun(prose, [])].flat();
}

/** Of the lines that follow an abstract, those that are its notes: authors, dot, date, each at most once. */
function noteBlock(lines: readonly PageLine[]): PageLine[] {
  const order = ['authors', 'dot', 'date'];
  const block: PageLine[] = [];
  let next = 0;
  for (const line of lines) {
    const kind = block.at(-1)?.kind === 'dot' && isUnreadableDate(line) ? 'date' : line.kind;
    const place = order.indexOf(kind, next);
    if (place < 0) break;
    block.push(line);
    next = place + 1;
  }
  return block;
}

/** Something short right below the dot stands where the date belongs: it was cut off, or is of another language. */
function isUnreadableDate(line: PageLine): boolean {
  return line.kind === 'prose' && !line.startsBlock && line.text.length < LONGEST_DATE;
}

/** A run of prose up to a block of notes, or up to the end of the page (no notes then). */
function closeRun(prose: readonly Prose[], block: readonly PageLine[]): PageEntry[] {
  const [first] = block;
  const organization = first ? organizationAbove(first, prose.at(-1)) : undefined;
  const body = organization ? prose.slice(0, -1) : prose;
  if (first && body.length === 0) {
    return [{ line: first.line, rejected: 'authors or a date without a title and an abstract above' }];
  }
  return groupProse(body).map((group, index, groups): PageEntry => {
    if (group.kind === 'stray') return stray(group.line);
    const notes = index === groups.length - 1 ? readNotes(block, organization) : NO_NOTES;
    return { line: group.title.line, title: group.title.text, abstract: group.abstract.text, notes };
  });
}

/** An organisation stands right above the author line or in its place; a blank line parts it from the abstract. */
function organizationAbove(notes: PageLine, above: Prose | undefined): Prose | undefined {
  if (notes.kind !== 'authors' && notes.kind !== 'dot') return undefined;
  if (notes.startsBlock || !above?.startsBlock) return undefined;
  return above.text.length < LONGEST_ORGANIZATION ? above : undefined;
}

function readNotes(block: readonly PageLine[], organization: Prose | undefined): EntryNotes {
  let notes: EntryNotes = { ...NO_NOTES, organization: organization ? displayName(organization.text) : null };
  for (const line of block) {
    // Nobody writes a paper: a count of none is no count.
    if (line.kind === 'authors') notes = { ...notes, authorCount: line.count === 0 ? null : line.count };
    if (line.kind === 'date') notes = { ...notes, date: line.date, comments: line.comments };
  }
  return notes;
}

/** `HIT-TMG Lychee Team` is the address of an organisation on Hugging Face, then its name. */
function displayName(text: string): string {
  return /^[\w.-]+ (.+)$/.exec(text)?.[1] ?? text;
}

function stray({ line, text }: Prose): PageEntry {
  const problem = looksLikeAbstract(text)
    ? 'an abstract without a title above it'
    : 'a title without an abstract below it';
  return { line, rejected: `${problem}: "${excerpt(text)}"` };
}
