import { readPageLines } from '../saved-page/page-lines.ts';

/** The formats of files that papers are read from. */
export type FileFormat = 'json-lines' | 'saved-page' | 'arxiv-snapshot' | 'bibtex';

/** All formats, by the names that `--format` accepts. */
export const FILE_FORMATS: readonly FileFormat[] = ['json-lines', 'saved-page', 'arxiv-snapshot', 'bibtex'];

/**
 * Detects the format of a file by its beginning, else by its name; `undefined` if it is unknown. The head may end
 * anywhere, even inside a line.
 */
export function detectFormat(head: string, fileName: string): FileFormat | undefined {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  // An object, not the bracket or brace of a text such as `{1} Introduction`.
  if (/^\{\s*["}]/.test(start)) return isSnapshot(start, fileName) ? 'arxiv-snapshot' : 'json-lines';
  if (/\.(?:jsonl|ndjson)$/i.test(fileName)) return 'json-lines';
  if (/\.bib(?:tex)?$/i.test(fileName) || BIBTEX_ENTRY.test(withoutComments(start))) return 'bibtex';
  const isPage = readPageLines(head).some(line => line.kind === 'head' || line.kind === 'authors');
  return isPage ? 'saved-page' : undefined;
}

const BIBTEX_ENTRY = /^@[a-z]{1,100}\s{0,100}[{(]/i;

/** Returns a text from its first line on that is neither blank nor a comment of LaTeX. */
function withoutComments(text: string): string {
  let at = 0;
  while (text.startsWith('%', at)) {
    const end = text.indexOf('\n', at);
    if (end < 0) return '';
    at = end + 1;
    while (/\s/.test(text.charAt(at))) at += 1;
  }
  return text.slice(at);
}

/** Checks for the fields of arXiv's dump, and its file name: with thousands of authors, a line may exceed the head. */
function isSnapshot(start: string, fileName: string): boolean {
  const [line = ''] = start.split('\n', 1);
  return (
    (/"authors_parsed"\s*:/.test(line) && /"versions"\s*:/.test(line)) ||
    /^arxiv-metadata-oai-snapshot.*\.json/i.test(fileName)
  );
}
