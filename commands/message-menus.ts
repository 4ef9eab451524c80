import {
  ApplicationCommandType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { App, MenuCommand, MenuInvocation } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { messagePapers, unknownMarkdown } from '../src/views/list/message-papers.ts';
import { EVERYWHERE } from './contexts.ts';
import { cardReply, earlierPosts, type CardNeeds } from './paper/card-reply.ts';
import { visibleDiscussions } from './visible-discussions.ts';
import { papersOfMessage, type FoundPapers } from './papers-of-message.ts';
import { savePapers } from './saving.ts';

/** Saves the papers that a message names. */
export const savePaper: MenuCommand<
  'papers' | 'posted' | 'library' | 'clock' | 'remoteLookup' | 'serverSettings'
> = {
  definition: menu('Save paper'),
  async run(invocation, app) {
    const { papers, ...unknown } = await papersOf(invocation, app);
    return { kind: 'private', body: await savePapers(invocation, papers, app, unknownMarkdown(unknown)) };
  },
};

/** Shows the papers that a message names, and where they were posted here before. */
export const lookUpPaper: MenuCommand<'papers' | 'remoteLookup' | CardNeeds> = {
  definition: menu('Look up paper'),
  async run(invocation, app) {
    const { papers, notFound, notLookedUp } = await papersOf(invocation, app);
    const [first, ...others] = papers;
    if (first && others.length + notFound.length + notLookedUp.length === 0)
      return cardReply({ paper: first }, invocation, app);
    const entries = [];
    const discussions = await visibleDiscussions(invocation, papers, app);
    for (const paper of papers) {
      const posts = await earlierPosts(paper, invocation, app);
      const earlier = posts.filter(each => each.messageId !== invocation.message.id);
      entries.push({ paper, earlierPosts: earlier, discussion: discussions.get(paper.id) });
    }
    return { kind: 'private', body: messagePapers(entries, { notFound, notLookedUp }) };
  },
};

function menu(name: string): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name, ...EVERYWHERE };
}

/** Returns the papers of a message, added from the sources as needed. Throws `UserError` if there is none. */
async function papersOf(
  { message, ...caller }: MenuInvocation,
  app: Pick<App, 'papers' | 'posted' | 'remoteLookup'>,
): Promise<FoundPapers> {
  const found = await papersOfMessage(message, caller, app);
  if (found) return found;
  throw new UserError(
    'There is no arXiv id and no link to a paper in this message. Try `/search` with words of the title.',
  );
}
