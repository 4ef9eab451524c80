import {
  ApplicationCommandType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { App, MenuCommand, MenuInvocation } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import { MAX_PAPERS_IN_MESSAGE, papersInMessage } from '../src/usecases/papers-in-message.ts';
import { messagePapers } from '../src/views/list/message-papers.ts';
import { unknownLinkText } from '../src/usecases/find-paper.ts';
import { EVERYWHERE } from './contexts.ts';
import { cardReply, earlierPosts } from './paper/card-reply.ts';
import { unknownPaperText, type LookupFailure } from './paper/resolve.ts';
import { savePapers } from './saving.ts';

/** Unknown ids of one message that are looked up at the sources: each may take seconds. */
const MAX_REMOTE_LOOKUPS = 3;

/** Saves the papers that a message names. */
export const savePaper: MenuCommand<'papers' | 'posted' | 'library' | 'clock' | 'remoteLookup'> = {
  definition: menu('Save paper'),
  async run(invocation, app) {
    const { papers } = await papersOf(invocation, app);
    return { kind: 'private', body: await savePapers(invocation.userId, papers, app) };
  },
};

/** Shows the papers that a message names, and where they were posted here before. */
export const lookUpPaper: MenuCommand<'papers' | 'posted' | 'library' | 'remoteLookup'> = {
  definition: menu('Look up paper'),
  async run(invocation, app) {
    const { papers, notFound, notLookedUp } = await papersOf(invocation, app);
    const [first, ...others] = papers;
    if (first && others.length + notFound.length + notLookedUp.length === 0)
      return cardReply({ paper: first }, invocation, app);
    const entries = [];
    for (const paper of papers) {
      const posts = await earlierPosts(paper, invocation, app);
      entries.push({ paper, earlierPosts: posts.filter(each => each.messageId !== invocation.message.id) });
    }
    return { kind: 'private', body: messagePapers(entries, { notFound, notLookedUp }) };
  },
};

function menu(name: string): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name, ...EVERYWHERE };
}

/** The papers of a message, and its ids that lead to none. */
interface FoundPapers {
  readonly papers: readonly Paper[];
  /** arXiv ids that no source has. */
  readonly notFound: readonly string[];
  /** arXiv ids that are not in the corpus and were not looked up, since the sources do not respond or the message has many. */
  readonly notLookedUp: readonly string[];
}

/** Returns the papers of a message, added from the sources as needed. Throws `UserError` if there is none. */
async function papersOf(
  { message, ...caller }: MenuInvocation,
  app: Pick<App, 'papers' | 'posted' | 'remoteLookup'>,
): Promise<FoundPapers> {
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
  throw new UserError(
    unknownLink
      ? unknownLinkText(unknownLink)
      : 'There is no arXiv id and no link to a paper in this message. Try `/search` with words of the title.',
  );
}
