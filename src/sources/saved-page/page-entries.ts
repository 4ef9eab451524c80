import { excerpt } from '../file/excerpt.ts';
import type { PageDate, PageLine } from './page-lines.ts';
import { groupProse, looksLikeAbstract } from '../file/title-abstract.ts';

/** The lines below an abstract in the newer layout; each of them may be missing. */
export interface EntryNotes {
  readonly organization: string | null;
  readonly authorCount: number | null;
  readonly date: PageDate | null;
  readonly comments: number | null;
}

/** An entry of a page as written there, or why it was rejected. */
export type PageEntry =
  | { readonly line: number; readonly title: string; readonly abstract: string; readonly notes: EntryNotes }
  | { readonly line: number; readonly rejected: string };

type Prose = Extract<PageLine, { kind: 'prose' }>;

const NO_NOTES: EntryNotes = { organization: null, authorCount: null, date: null, comments: null };

// No organization has a longer name.
const MAX_ORGANIZATION_LENGTH = 200;

// `30 septembre 2024 1,024` has 23 characters.
const MAX_DATE_LENGTH = 40;

/** Reads the entries of one page in order; lines that belong to no entry are rejected. */
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

/** Returns the notes at the start of the lines: authors, dot, date, each at most once. */
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

/** Returns true for a short line in the place of the date, right below the dot: cut off, or in another language. */
function isUnreadableDate(line: PageLine): boolean {
  return line.kind === 'prose' && !line.startsBlock && line.text.length < MAX_DATE_LENGTH;
}

/** Reads a run of prose that ends in a block of notes, or at the end of the page (no notes then). */
function closeRun(prose: readonly Prose[], block: readonly PageLine[]): PageEntry[] {
  const [first] = block;
  const organization = first ? organizationAbove(first, prose.at(-1)) : undefined;
  const body = organization ? prose.slice(0, -1) : prose;
  if (first && body.length === 0) {
    return [{ line: first.line, rejected: 'authors or a date without a title and an abstract above' }];
  }
  return groupProse(body).map((group, index, groups): PageEntry => {
    if (group.kind === 'stray') return rejectStray(group.line);
    const damaged = [group.title, group.abstract].find(({ isDamaged }) => isDamaged);
    if (damaged) return { line: damaged.line, rejected: `not UTF-8 text: "${excerpt(damaged.text)}"` };
    const notes = index === groups.length - 1 ? readNotes(block, organization) : NO_NOTES;
    return { line: group.title.line, title: group.title.text, abstract: group.abstract.text, notes };
  });
}

/** Finds the organization: right above the author line or in its place, with a blank line above. */
function organizationAbove(notes: PageLine, above: Prose | undefined): Prose | undefined {
  if (notes.kind !== 'authors' && notes.kind !== 'dot') return undefined;
  if (notes.startsBlock || !above?.startsBlock) return undefined;
  return above.text.length < MAX_ORGANIZATION_LENGTH ? above : undefined;
}

function readNotes(block: readonly PageLine[], organization: Prose | undefined): EntryNotes {
  let notes: EntryNotes = {
    ...NO_NOTES,
    organization: organization && !organization.isDamaged ? displayName(organization.text) : null,
  };
  for (const line of block) {
    // 0 means unknown.
    if (line.kind === 'authors') notes = { ...notes, authorCount: line.count === 0 ? null : line.count };
    if (line.kind === 'date') notes = { ...notes, date: line.date, comments: line.comments };
  }
  return notes;
}

/** Removes the organization's id on Hugging Face from `HIT-TMG Lychee Team`. */
function displayName(text: string): string {
  return /^[\w.-]+ (.+)$/.exec(text)?.[1] ?? text;
}

function rejectStray({ line, text }: Prose): PageEntry {
  const problem = looksLikeAbstract(text)
    ? 'an abstract without a title above it'
    : 'a title without an abstract below it';
  return { line, rejected: `${problem}: "${excerpt(text)}"` };
}
