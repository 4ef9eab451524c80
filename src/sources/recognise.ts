import { readPageLines } from './page-lines.ts';

/** The forms of files that papers are read from. */
export type FileFormat = 'json-lines' | 'saved-page';

/** The formats by the names that a person may give. */
export const FILE_FORMATS: readonly FileFormat[] = ['json-lines', 'saved-page'];

/**
 * The format of a file by its beginning, and by its name where that says nothing. `undefined` if it is none of ours.
 * The head may end anywhere, also inside a line.
 */
export function recogniseFormat(head: string, fileName: string): FileFormat | undefined {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  // An object, not the bracket or brace of a text such as `{1} Introduction`.
  if (/^\{\s*["}]/.test(start)) return 'json-lines';
  if (/\.(?:jsonl|ndjson)$/i.test(fileName)) return 'json-lines';
  const isPage = readPageLines(head).some(line => line.kind === 'head' || line.kind === 'authors');
  return isPage ? 'saved-page' : undefined;
}
