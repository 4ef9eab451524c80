import {
  ApplicationCommandType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { App, MenuCommand, MenuInvocation } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';
import {
  MAX_PAPERS_IN_MESSAGE,
  papersInMessage,
  type PapersInMessage,
} from '../src/usecases/papers-in-message.ts';
import { messagePapers } from '../src/views/list/message-papers.ts';
import { savedNotice } from '../src/views/notice/saved-notice.ts';
import { unknownLinkText } from '../src/usecases/find-paper.ts';
import { EVERYWHERE } from './contexts.ts';
import { cardReply, earlierPosts } from './paper/card-reply.ts';
import { unknownPaperText } from './paper/resolve.ts';

/** Unknown ids of one message that are looked up at the sources: each may take seconds. */
const MAX_REMOTE_LOOKUPS = 3;

/** Saves the papers that a message names. */
export const savePaper: MenuCommand<'papers' | 'posted' | 'library' | 'clock' | 'remoteLookup'> = {
  definition: menu('Save paper'),
  async run({ userId, message }, app) {
    const { papers } = await papersOf(message, app);
    const ids = papers.map(paper => paper.id);
    await app.library.save(userId, ids, { kind: 'explicit' }, app.clock.now());
    return { kind: 'private', body: savedNotice(papers) };
  },
};

/** Shows the papers that a message names, and where they were posted here before. */
export const lookUpPaper: MenuCommand<'papers' | 'posted' | 'library' | 'remoteLookup'> = {
  definition: menu('Look up paper'),
  async run(invocation, app) {
    const { papers, unknownIds } = await papersOf(invocation.message, app);
    const [first, ...others] = papers;
    if (first && others.length === 0 && unknownIds.length === 0)
      return cardReply({ paper: first }, invocation, app);
    const entries = [];
    for (const paper of papers) {
      const posts = await earlierPosts(paper, invocation, app);
      entries.push({ paper, earlierPosts: posts.filter(each => each.messageId !== invocation.message.id) });
    }
    return { kind: 'private', body: messagePapers(entries, unknownIds) };
  },
};

function menu(name: string): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name, ...EVERYWHERE };
}

/** Returns the papers of a message, added from the sources as needed. Throws `UserError` if there is none. */
async function papersOf(
  message: MenuInvocation['message'],
  app: Pick<App, 'papers' | 'posted' | 'remoteLookup'>,
): Promise<PapersInMessage> {
  const found = await addUnknown(await papersInMessage(message, app), app);
  if (found.papers.length > 0) return found;
  const [unknown] = found.unknownIds;
  if (unknown !== undefined) throw new UserError(unknownPaperText(unknown, 'notFound'));
  throw new UserError(
    found.unknownLink
      ? unknownLinkText(found.unknownLink)
      : 'There is no arXiv id and no link to a paper in this message. Try /search with words of the title.',
  );
}

/** Looks the first unknown ids up at the sources and adds the papers found to those of the message. */
async function addUnknown(
  { papers, unknownIds, ...others }: PapersInMessage,
  { remoteLookup }: Pick<App, 'remoteLookup'>,
): Promise<PapersInMessage> {
  const allPapers = [...papers];
  const stillUnknown: string[] = [];
  for (const [at, id] of unknownIds.entries()) {
    const isLookedUp = at < MAX_REMOTE_LOOKUPS && allPapers.length < MAX_PAPERS_IN_MESSAGE;
    const result = isLookedUp ? await remoteLookup.byArxivId(id) : undefined;
    if (result?.kind === 'found') allPapers.push(result.paper);
    else stillUnknown.push(id);
  }
  return { papers: allPapers, unknownIds: stillUnknown, ...others };
}
