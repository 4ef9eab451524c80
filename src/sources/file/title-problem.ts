import { MAX_TITLE_LENGTH } from '../../core/paper/field-limits.ts';

/** Returns why a cleaned text cannot be a title, in words that follow the paper's id; `undefined` if it can. */
export function titleProblem(title: string): string | undefined {
  if (title === '') return 'has no title';
  return title.length > MAX_TITLE_LENGTH
    ? `has a title of more than ${MAX_TITLE_LENGTH} characters`
    : undefined;
}
