import type { App, Caller, ComponentUse, PlainReply } from '../../src/command.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { NO_COUNTS } from '../../src/core/vote/server-counts.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { serverCounts } from '../../src/usecases/server-counts.ts';
import { shownButton } from '../../src/views/format/shown-button.ts';
import { card, type CardOptions } from '../../src/views/paper/card.ts';
import { MAX_EARLIER_POSTS, type EarlierPost } from '../../src/views/paper/earlier-posts.ts';
import type { ResolvedPaper } from './resolve.ts';

/** Earlier posts of a paper that are looked through, such as for those in channels that the caller can see. */
export const MAX_POSTS_CHECKED = 20;

/** Members named on a card, of those who let others see what they save. */
const MAX_PUBLIC_SAVERS = 5;

/** The user who gets to see the card. */
type Reader = Pick<Caller, 'userId' | 'guildId' | 'channelId' | 'canSee'> & {
  /** See `Caller`; false by default. */
  readonly isMemberHere?: boolean;
  /** The message from which the card was opened: it is not one of the earlier posts that are shown. */
  readonly messageId?: string;
};
/** What cards are rendered from. */
export type CardNeeds = 'library' | 'posted' | 'votes' | 'discussions' | 'clubs' | 'serverSettings';
type CardContext = Pick<App, CardNeeds>;

/** Renders the card of a paper for one user: whether it is in their library, and where it was posted here before. */
export async function renderCard(
  paper: Paper,
  reader: Reader,
  app: CardContext,
  { posted = false, ...options }: Pick<CardOptions, 'posted' | 'source' | 'results' | 'repeatOf'> = {},
): Promise<MessageBody> {
  return card(paper, {
    saved: await app.library.isSaved(reader.userId, paper.id),
    savers: await app.library.countSavers(paper.id),
    publicSavers:
      reader.guildId === null
        ? []
        : await app.library.publicSavers(paper.id, reader.guildId, MAX_PUBLIC_SAVERS),
    earlierPosts: await earlierPosts(paper, reader, app),
    posted,
    ...(await readCommunity(paper, reader, app)),
    ...options,
  });
}

/** Returns the button of a card to the results of a search, so that the card keeps it when it is shown again. */
export function keptResults({ body }: Pick<ComponentUse, 'body'>): Pick<CardOptions, 'results'> {
  return { results: shownButton(body, 'results') };
}

/** Returns what a reader sees of what the members of the server do with a paper; nothing outside of servers. */
async function readCommunity(
  { id }: Paper,
  { guildId, userId, canSee, isMemberHere = false }: Reader,
  app: CardContext,
): Promise<Pick<CardOptions, 'community' | 'seenHere' | 'saveEmoji'>> {
  if (guildId === null || !isMemberHere) return {};
  const { saveEmoji, voteEmoji, discussion: discusses } = await app.serverSettings.get(guildId);
  const counts = (await serverCounts(guildId, [id], app)).get(id) ?? NO_COUNTS;
  const discussion = (await app.discussions.of(guildId, [id])).get(id);
  return {
    saveEmoji,
    community: {
      vote: { voteEmoji, votes: counts.votes, hasVoted: await app.votes.hasVoted(guildId, userId, id) },
      comments: discusses === 'off' ? undefined : counts.comments,
    },
    seenHere: {
      counts,
      discussion: discussion && canSee(discussion.channelId) ? discussion : undefined,
      reading: (await app.clubs.readings(guildId, id)).find(({ channelId }) => canSee(channelId)),
    },
  };
}

/** Returns the card as a private reply; it names the source that the paper was just added from. */
export async function cardReply(
  { paper, source }: ResolvedPaper,
  reader: Reader,
  app: CardContext,
  { results }: Pick<CardOptions, 'results'> = {},
): Promise<PlainReply> {
  const options = {
    ...(source === undefined ? {} : { source }),
    ...(results === undefined ? {} : { results }),
  };
  return { kind: 'private', body: await renderCard(paper, reader, app, options) };
}

/**
 * Returns earlier posts of a paper here, newest first, in channels that the user can see. What discussions and clubs posted is none:
 * these are named themselves.
 */
export async function earlierPosts(
  paper: Paper,
  { guildId, channelId, canSee, messageId }: Reader,
  { posted }: Pick<App, 'posted'>,
): Promise<EarlierPost[]> {
  const messages = await posted.showing(paper.id, { guildId, channelId }, MAX_POSTS_CHECKED);
  return messages
    .filter(({ postedFor }) => postedFor === undefined)
    .filter(message => message.messageId !== messageId && canSee(message.channelId))
    .slice(0, MAX_EARLIER_POSTS);
}
