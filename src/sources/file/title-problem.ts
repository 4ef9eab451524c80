import { LONGEST_TITLE } from './paper-record.ts';

/** What keeps a cleaned text from being the title of a paper, put so that it goes on after its id. */
export function titleProblem(title: string): string | undefined {
  if (title === '') return 'has no title';
  return title.length > LONGEST_TITLE ? `has a title of more than ${LONGEST_TITLE} characters` : undefined;
}
