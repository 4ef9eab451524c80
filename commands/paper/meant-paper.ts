import type { App, Invocation } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Paper, PaperId } from '../../src/core/paper/paper.ts';
import type { LookupCaller } from '../../src/core/paper/remote-lookup.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import type { SearchResult } from '../../src/core/search/search.ts';
import { plainRequest } from '../../src/core/search/search-request.ts';
import { findPaper } from '../../src/usecases/find-paper.ts';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
import { findResults, type FoundPapers } from '../search/replies.ts';
import { parsePaperOption } from './option.ts';
import { lookUpTitle, resolveReference, type ResolvedPaper, type TitleLookup } from './resolve.ts';

/** The one paper that a text means, as far as there is one. */
export interface MeantPaper {
  readonly paper?: ResolvedPaper | undefined;
  /** For the caller: says that they have to wait before titles are looked up again, and how long. */
  readonly waitText?: string | undefined;
}

/**
 * Returns the paper that a text means by its title, among what was found for its words, or added from a source if that has
 * exactly this title.
 */
export async function meantPaper(
  text: string,
  results: FoundPapers,
  caller: LookupCaller,
  app: Pick<App, 'papers' | 'remoteLookup'>,
): Promise<MeantPaper> {
  const shortTitled = await paperOfShortTitle(text, results.hits[0]?.id, app);
  // The paper that is meant may not be in the index yet, so none is taken for it, and none is looked up at the sources.
  if (results.progress && !shortTitled) return {};
  const titled = shortTitled ?? (await paperOfBestTitle(text, results, app));
  const { added, waitText }: TitleLookup = titled ? {} : await lookUpTitle(text, caller, app);
  return { paper: titled ?? added ?? (await onlyHit(results, app)), waitText };
}

/** Returns the one paper that the paper option names. Throws `UserError` for any other text. */
export async function requirePaper(
  invocation: Invocation,
  app: Pick<App, 'papers' | 'index' | 'remoteLookup'>,
): Promise<ResolvedPaper> {
  const { text, named } = await parsePaperOption(invocation, app);
  if (named) return named;
  const results = await findResults(plainRequest(text), app);
  const { paper, waitText } = await meantPaper(text, results, invocation, app);
  if (paper) return paper;
  throw new UserError(
    `That is not the title of one paper. Pick one from the list while you type, or paste an arXiv id, a DOI or a link.${waitText === undefined ? '' : ` ${waitText}`}`,
  );
}

/** Papers that are offered for words that fit several. */
const MAX_OFFERED_PAPERS = 10;

/**
 * Returns the one paper that a typed text names, by an id, a link or a title, or else the best matches of a search for its words.
 * Throws `UserError` if there are none.
 */
export async function namedPapers(
  typed: string,
  caller: LookupCaller,
  app: Pick<App, 'papers' | 'index' | 'remoteLookup'>,
): Promise<readonly Paper[]> {
  const text = typed.trim();
  const named = (await resolveReference(text, caller, app)) ?? (await storedPaper(text, app));
  if (named) return [named.paper];
  const results = await findResults(plainRequest(text), app);
  const { paper } = await meantPaper(text, results, caller, app);
  if (paper) return [paper.paper];
  const found = await app.papers.getMany(results.hits.slice(0, MAX_OFFERED_PAPERS).map(({ id }) => id));
  if (found.length === 0)
    throw new UserError('No paper was found for these words. Try others, or paste an arXiv id or a link.');
  return found;
}

async function storedPaper(
  text: string,
  { papers }: Pick<App, 'papers'>,
): Promise<ResolvedPaper | undefined> {
  const found = await findPaper(text, papers);
  return found && { paper: found };
}

async function storedById(id: PaperId, { papers }: Pick<App, 'papers'>): Promise<ResolvedPaper | undefined> {
  const found = await papers.get(id);
  return found && { paper: found };
}

/** Returns the best match if the text is its title up to a colon, as `Mamba` is for `Mamba: Linear-Time …`. */
async function paperOfShortTitle(
  text: string,
  bestMatch: PaperId | undefined,
  { papers }: Pick<App, 'papers'>,
): Promise<ResolvedPaper | undefined> {
  const best = bestMatch === undefined ? undefined : await papers.get(bestMatch);
  return best && titleKey(shortTitle(best)) === titleKey(text) ? { paper: best } : undefined;
}

/** Hits whose titles are compared with the text. */
const MAX_COMPARED_TITLES = 20;

/** Returns the best match if it alone has all words of the text in its title. */
async function paperOfBestTitle(
  text: string,
  { hits }: SearchResult,
  { papers }: Pick<App, 'papers'>,
): Promise<ResolvedPaper | undefined> {
  const words = wordsOfTitle(text);
  if (words.size === 0) return undefined;
  const compared = await papers.getMany(hits.slice(0, MAX_COMPARED_TITLES).map(({ id }) => id));
  const [titled, ...others] = compared.filter(({ title }) => hasAll(wordsOfTitle(title), words));
  return titled && others.length === 0 && titled === compared[0] ? { paper: titled } : undefined;
}

/** Returns the one paper found, unless some words of the text were left out or corrected to find it. */
async function onlyHit(
  { hits, total, corrections, ignored }: SearchResult,
  { papers }: Pick<App, 'papers'>,
): Promise<ResolvedPaper | undefined> {
  const [hit] = hits;
  if (!hit || total !== 1 || corrections.length > 0 || ignored.length > 0) return undefined;
  return storedById(hit.id, { papers });
}

function hasAll(set: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  return [...words].every(word => set.has(word));
}

function wordsOfTitle(text: string): Set<string> {
  return new Set(
    readableText(text)
      .split(/[\s:：,/–—-]+/)
      .map(titleKey)
      .filter(word => word !== ''),
  );
}

function shortTitle({ title }: Pick<Paper, 'title'>): string {
  return title.split(/[:：]/)[0] ?? '';
}
