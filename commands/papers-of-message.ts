import type { App } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import type { LookupCaller } from '../src/core/paper/remote-lookup.ts';
import { unknownLinkText } from '../src/usecases/find-paper.ts';
import { MAX_PAPERS_IN_MESSAGE, papersInMessage } from '../src/usecases/papers-in-message.ts';
import { unknownPaperText, type LookupFailure } from './paper/resolve.ts';

/** Unknown ids of one message that are looked up at the sources: each may take seconds. */
const MAX_REMOTE_LOOKUPS = 3;

/** The papers of a message, and its ids that lead to none. */
export interface FoundPapers {
  /** At least one. */
  readonly papers: readonly Paper[];
  /** arXiv ids that no source has. */
  readonly notFound: readonly string[];
  /** arXiv ids that are not in the corpus and were not looked up, since the sources do not respond or the message has many. */
  readonly notLookedUp: readonly string[];
}

/**
 * Returns the papers of a message, added from the sources as needed; `undefined` if it has no arXiv id and no link. Throws
 * `UserError` if no paper has any of them.
 */
export async function papersOfMessage(
  message: { readonly id: string; readonly text: string },
  caller: LookupCaller,
  app: Pick<App, 'papers' | 'posted' | 'remoteLookup'>,
): Promise<FoundPapers | undefined> {
  const { papers, unknownIds, unknownLink } = await papersInMessage(message, app);
  const found: Paper[] = [...papers];
  const notFound: string[] = [];
  const notLookedUp: string[] = [];
  let failure: { readonly id: string; readonly result: LookupFailure } | undefined;
  for (const [at, id] of unknownIds.entries()) {
    const mayLookUp = at < MAX_REMOTE_LOOKUPS && found.length < MAX_PAPERS_IN_MESSAGE;
    const result = mayLookUp ? await app.remoteLookup.byArxivId(id, caller) : undefined;
    if (result?.kind === 'found') {
      const { paper } = result;
      if (found.every(each => each.id !== paper.id)) found.push(paper);
    } else {
      (result?.kind === 'notFound' ? notFound : notLookedUp).push(id);
      if (result) failure ??= { id, result };
    }
  }
  if (found.length > 0) return { papers: found, notFound, notLookedUp };
  if (failure) throw new UserError(unknownPaperText(failure.id, failure.result));
  if (unknownLink) throw new UserError(unknownLinkText(unknownLink, 'use `/paper` with the title'));
  return undefined;
}
