import { arxivUrl, parseArxivId } from './arxiv-id.ts';
import { doiUrl } from './doi.ts';
import type { Paper } from './paper.ts';
import { parseUrl } from '../text/parse-url.ts';

/** Discord's limit for the URL of a link button (docs, "Button"). */
export const MAX_URL_LENGTH = 512;

/** An account (at most 39 characters) and a repository by GitHub's naming rules, as `owner/name` or as a URL. */
const GITHUB_REPO =
  /^(?:(?:https?:\/\/)?(?:www\.)?github\.com\/)?([a-z\d](?:-?[a-z\d]){0,38})\/([\w.-]{1,100}?)(?:\.git)?\/?$/i;

type Linked = Pick<Paper, 'arxivId' | 'doi' | 'url' | 'githubRepo'>;

/** A page about a paper, with the label of its button. */
export interface PaperLink {
  readonly label: string;
  readonly url: string;
}

/** Returns the URL for the title of a paper: arXiv, else the source's page, else its DOI; `undefined` if it has none. */
export function titleUrl(paper: Linked): string | undefined {
  const arxivId = validArxivId(paper);
  return arxivId === undefined ? (safeUrl(paper.url) ?? doiLink(paper)) : arxivUrl(arxivId, 'abs');
}

/** Returns the pages of a paper for a row of buttons, at most five, from its identifiers and safe URLs. */
export function paperLinks(paper: Linked): PaperLink[] {
  const arxivId = validArxivId(paper);
  const publication = doiLink(paper);
  const page = safeUrl(paper.url) ?? publication;
  const repository = githubUrl(paper.githubRepo);
  const links: PaperLink[] = [];
  if (arxivId !== undefined) {
    links.push(
      { label: 'arXiv', url: arxivUrl(arxivId, 'abs') },
      { label: 'PDF', url: arxivUrl(arxivId, 'pdf') },
    );
    // Hugging Face has pages for new-style identifiers only.
    if (!arxivId.includes('/'))
      links.push({ label: 'Hugging Face', url: `https://huggingface.co/papers/${arxivId}` });
  } else if (page !== undefined) {
    links.push({ label: 'Open paper', url: page });
  }
  // The page of a source is often that of the DOI itself.
  const isShown = links.some(({ url }) => url.toLowerCase() === publication?.toLowerCase());
  if (publication !== undefined && !isShown) links.push({ label: 'DOI', url: publication });
  if (repository !== undefined) links.push({ label: 'GitHub', url: repository });
  return links;
}

function doiLink({ doi }: Linked): string | undefined {
  return doi === null ? undefined : safeUrl(doiUrl(doi));
}

function validArxivId({ arxivId }: Linked): string | undefined {
  return arxivId !== null && parseArxivId(arxivId)?.id === arxivId ? arxivId : undefined;
}

/**
 * Returns an http(s) URL with a real host name, without a user name and of at most 512 characters, encoded for a masked
 * link; `undefined` for any other text.
 */
export function safeUrl(text: string | null): string | undefined {
  const url = text === null ? undefined : parseUrl(text);
  if (!url) return undefined;
  const { protocol, hostname, username, password, href } = url;
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (username !== '' || password !== '' || !/^[\w-]+(?:\.[\w-]+)+$/.test(hostname)) return undefined;
  // Markdown delimiters, and everything that is not ASCII.
  const encoded = href.replace(/[^!-~]|[()<>[\]\\|`'"*]/gu, encodeCharacter);
  return encoded.length <= MAX_URL_LENGTH ? encoded : undefined;
}

function encodeCharacter(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

function githubUrl(repo: string | null): string | undefined {
  const [, owner, name] = GITHUB_REPO.exec(repo?.trim() ?? '') ?? [];
  if (owner === undefined || name === undefined || /^\.+$/.test(name)) return undefined;
  return `https://github.com/${owner}/${name}`;
}
