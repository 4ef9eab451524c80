import { readPageLines } from '../saved-page/page-lines.ts';

/** The forms of files that papers are read from. */
export type FileFormat = 'json-lines' | 'saved-page' | 'arxiv-snapshot' | 'bibtex';

/** The formats by the names that a person may give. */
export const FILE_FORMATS: readonly FileFormat[] = ['json-lines', 'saved-page', 'arxiv-snapshot', 'bibtex'];

/**
 * The format of a file by its beginning, and by its name where that says nothing. `undefined` if it is none of ours.
 * The head may end anywhere, also inside a line.
 */
export function recogniseFormat(head: string, fileName: string): FileFormat | undefined {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  // An object, not the bracket or brace of a text such as `{1} Introduction`.
  if (/^\{\s*["}]/.test(start)) return isSnapshot(start, fileName) ? 'arxiv-snapshot' : 'json-lines';
  if (/\.(?:jsonl|ndjson)$/i.test(fileName)) return 'json-lines';
  if (/\.bib(?:tex)?$/i.test(fileName) || /^(?:%.*\s+)*@[a-z]+\s*[{(]/i.test(start)) return 'bibtex';
  const isPage = readPageLines(head).some(line => line.kind === 'head' || line.kind === 'authors');
  return isPage ? 'saved-page' : undefined;
}

/** By the fields that only arXiv's dump has; a first paper of thousands of authors may hide them behind the head. */
function isSnapshot(start: string, fileName: string): boolean {
  const [line = ''] = start.split('\n', 1);
  return (
    (/"authors_parsed"\s*:/.test(line) && /"versions"\s*:/.test(line)) ||
    /^arxiv-metadata-oai-snapshot.*\.json/i.test(fileName)
  );
}
