import type { App, MessageResponse, ReceivedMessage, RespondToMessage } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { withCountsNow } from '../src/usecases/server-counts.ts';
import { count } from '../src/views/format/count.ts';
import { messagePapers } from '../src/views/list/message-papers.ts';
import { sharedCard } from '../src/views/paper/posted-card.ts';
import { digest } from '../src/views/schedule/digest.ts';
import { renderCard, type CardNeeds } from './paper/card-reply.ts';
import { papersOfMessage, type FoundPapers } from './papers-of-message.ts';
import { postStyle } from './post-style.ts';

type Needs = 'papers' | 'remoteLookup' | CardNeeds;

/**
 * Responds to a message with the papers that it links or names by arXiv id: to its author alone in a direct message, else
 * to everyone in the channel. A message in a channel that names none gets no response.
 */
export const respondToMessage: RespondToMessage<Needs> = async (message, app) => {
  const found = await papersOfMessage(message, message, app);
  if (message.guildId !== null) return found && channelResponse(message, found, app);
  if (!found)
    throw new UserError(
      'Send the arXiv id of a paper or a link to it, and you get its card. To find papers by words, use `/search`.',
    );
  return { body: await directBody(message, found, app) };
};

async function directBody(
  { userId, guildId, channelId }: ReceivedMessage,
  { papers, notFound, notLookedUp }: FoundPapers,
  app: Pick<App, Needs>,
): Promise<MessageResponse['body']> {
  const [first, ...others] = papers;
  if (first && others.length + notFound.length + notLookedUp.length === 0) {
    const reader = { userId, guildId, channelId, canSee: (id: string) => id === channelId };
    return renderCard(first, reader, app);
  }
  const entries = papers.map(paper => ({ paper, earlierPosts: [] }));
  return messagePapers(entries, { notFound, notLookedUp });
}

/** The bot receives reactions wherever it receives messages. */
async function channelResponse(
  { id, userId, guildId }: ReceivedMessage,
  { papers }: FoundPapers,
  app: Pick<App, CardNeeds>,
): Promise<MessageResponse> {
  const style = await postStyle({ guildId }, app);
  const paperIds = papers.map(paper => paper.id);
  const [first, ...others] = papers;
  if (first && others.length === 0) {
    const savers = await app.library.countSavers(first.id);
    const body = sharedCard(first, { sharedBy: userId, canReact: true, canVote: true, savers, style });
    return {
      body: guildId === null ? body : await withCountsNow(body, guildId, app),
      shows: { kind: 'card', paperIds },
    };
  }
  return {
    body: digest({
      heading: `${count(papers.length, 'paper')} in this message`,
      papers,
      nonce: id,
      sharedBy: userId,
      style,
    }),
    shows: { kind: 'digest', paperIds },
  };
}
