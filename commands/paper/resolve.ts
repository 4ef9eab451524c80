import type { App } from '../../src/command.ts';
import { isImpossibleArxivId } from '../../src/core/paper/arxiv-id.ts';
import type { Paper, PaperId } from '../../src/core/paper/paper.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { LookupCaller, LookupResult } from '../../src/core/paper/remote-lookup.ts';
import { parseReference } from '../../src/core/paper/paper-reference.ts';
import { SECOND_MS } from '../../src/core/time/duration.ts';
import { findPaper, unknownLinkText } from '../../src/usecases/find-paper.ts';

/** A lookup that added no paper. */
export type LookupFailure = Exclude<LookupResult, { kind: 'found' }>;

/** A paper, and the name of the source that it was added from if the corpus did not have it. */
export interface ResolvedPaper {
  readonly paper: Paper;
  readonly source?: string;
}

/**
 * Returns the paper of an identifier or link, by its arXiv id added from a source if the corpus does not have it;
 * `undefined` for any other text. Throws `UserError` if no paper has it, or if it has the form of an id that no paper can have.
 */
export async function resolveReference(
  text: string,
  caller: LookupCaller,
  { papers, remoteLookup }: Pick<App, 'papers' | 'remoteLookup'>,
): Promise<ResolvedPaper | undefined> {
  const reference = parseReference(text);
  const isImpossible = !reference && isImpossibleArxivId(text);
  if (!reference && !isImpossible) return undefined;
  const known = await findPaper(text, papers);
  if (known) return { paper: known };
  if (!reference)
    throw new UserError(
      `arXiv has no paper ${text.trim()}. Check the id, or give the title or a link instead.`,
    );
  if (reference.kind !== 'arxiv') throw new UserError(unknownLinkText(reference));
  const { arxivId } = reference;
  const result = await remoteLookup.byArxivId(arxivId, caller);
  if (result.kind === 'found') return { paper: result.paper, source: result.source };
  throw new UserError(unknownPaperText(arxivId, result));
}

/** Returns the text for an arXiv paper that is neither in the corpus nor found at a source. */
export function unknownPaperText(arxivId: string, result: LookupFailure): string {
  const isNowhere = result.kind === 'notFound' ? ', and no source has it' : '';
  return `arXiv paper ${arxivId} is not among the papers here${isNowhere}. ${adviceAfter(result)}`;
}

function adviceAfter(result: LookupFailure): string {
  if (result.kind === 'notFound') return 'Check the id, or try `/search` with words of the title.';
  if (result.kind === 'limited') return limitText(result);
  return 'The sources that may have it cannot be reached at present. Try again later.';
}

/** Says when the caller may have papers looked up at the sources again. */
function limitText({ waitMs }: Extract<LookupResult, { kind: 'limited' }>): string {
  const seconds = Math.ceil(waitMs / SECOND_MS);
  return `Many papers were looked up at the sources just now. Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`;
}

/** What came of looking a title up at the sources: a paper, when to try again, or neither if no source has it. */
export interface TitleLookup {
  readonly added?: ResolvedPaper;
  /** For the caller: says that they have to wait, and how long. */
  readonly waitText?: string;
}

/** Looks a title up at the sources and adds the paper that has exactly this one. */
export async function lookUpTitle(
  title: string,
  caller: LookupCaller,
  { remoteLookup }: Pick<App, 'remoteLookup'>,
): Promise<TitleLookup> {
  const result = await remoteLookup.byTitle(title, caller);
  if (result.kind === 'limited') return { waitText: limitText(result) };
  return result.kind === 'found' ? { added: { paper: result.paper, source: result.source } } : {};
}

/** Returns the paper with this number. Throws `UserError` if there is none, as for a forged or outdated custom_id. */
export async function paperById(
  number: string | undefined,
  papers: { get(id: PaperId): Promise<Paper | undefined> },
): Promise<Paper> {
  const found = /^\d{1,15}$/.test(number ?? '') ? await papers.get(Number(number)) : undefined;
  if (!found) throw new UserError('That paper is no longer here. Look it up again with `/search`.');
  return found;
}
