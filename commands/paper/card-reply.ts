import type { App, Caller, PlainReply } from '../../src/command.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { card } from '../../src/views/paper/card.ts';
import type { EarlierPost } from '../../src/views/paper/earlier-posts.ts';

/** Messages looked through for some that the caller sees. */
const LOOKED_AT = 20;

/** Places named on a card or beside a paper. */
const PLACES = 3;

type Reader = Pick<Caller, 'userId' | 'guildId' | 'channelId' | 'canSee'>;
export type CardNeeds = Pick<App, 'library' | 'posted'>;

/** The card of a paper as its reader sees it: saved or not, and where it stood here before. */
export async function renderCard(
  paper: Paper,
  reader: Reader,
  app: CardNeeds,
  { posted = false, foundAt }: { readonly posted?: boolean; readonly foundAt?: string } = {},
): Promise<MessageBody> {
  return card(paper, {
    saved: await app.library.isSaved(reader.userId, paper.id),
    savers: await app.library.savers(paper.id),
    stood: await earlierPosts(paper, reader, app),
    posted,
    ...(foundAt === undefined ? {} : { foundAt }),
  });
}

/** The card as a private answer. */
export async function cardReply(
  paper: Paper,
  reader: Reader,
  app: CardNeeds,
  { foundAt }: { readonly foundAt?: string } = {},
): Promise<PlainReply> {
  const look = foundAt === undefined ? {} : { foundAt };
  return { kind: 'private', body: await renderCard(paper, reader, app, look) };
}

/** Where a paper stood here before, newest first, in channels that the reader sees. */
export async function earlierPosts(
  paper: Paper,
  { guildId, channelId, canSee: sees }: Reader,
  { posted }: Pick<App, 'posted'>,
): Promise<EarlierPost[]> {
  const messages = await posted.showing(paper.id, { guildId, channelId }, LOOKED_AT);
  return messages.filter(message => sees(message.channelId)).slice(0, PLACES);
}
