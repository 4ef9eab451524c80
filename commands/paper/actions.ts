import type { App, ComponentAction, ComponentUse } from '../../src/command.ts';
import type { PostedMessage } from '../../src/core/message/posted.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { withCountsNow } from '../../src/usecases/server-counts.ts';
import { abstractView } from '../../src/views/paper/abstract.ts';
import { REPEAT_MARK } from '../../src/views/paper/card.ts';
import { sharedCard } from '../../src/views/paper/posted-card.ts';
import { postStyle } from '../post-style.ts';
import { assertCanPost } from '../posting.ts';
import { cardReply, keptResults, MAX_POSTS_CHECKED, renderCard, type CardNeeds } from './card-reply.ts';
import { paperById } from './resolve.ts';

/** Opens the card of the paper chosen from a list, or named by a button. */
export const openCard: ComponentAction<'papers' | CardNeeds> = {
  verb: 'open',
  async run(use, app) {
    return cardReply({ paper: await paperById(use.values[0] ?? use.args[0], app.papers) }, use, app);
  },
};

/** Shows the whole abstract of a paper. */
export const showAbstract: ComponentAction<'papers'> = {
  verb: 'abstract',
  async run({ args }, { papers }) {
    return { kind: 'private', body: abstractView(await paperById(args[0], papers)) };
  },
};

/** Sharing a card again within this time is confirmed first: the channel may still show it. */
const REPEAT_WINDOW_MS = HOUR_MS;

/** Posts a card to the channel. If the channel got it within the last hour, the caller is asked first. */
export const postCard: ComponentAction<'papers' | 'clock' | CardNeeds> = {
  verb: 'post-card',
  async run(use, app) {
    const [id, mark] = use.args;
    const paper = await paperById(id, app.papers);
    assertCanPost(use);
    // Posting from a message that everyone sees is refused in any case.
    const mayAsk = mark !== REPEAT_MARK && use.isPrivate;
    const repeatOf = mayAsk ? await recentCard(paper, use, app) : undefined;
    if (repeatOf)
      return { kind: 'update', body: await renderCard(paper, use, app, { repeatOf, ...keptResults(use) }) };
    const body = sharedCard(paper, {
      sharedBy: use.userId,
      canReact: use.isMemberHere,
      canVote: use.isMemberHere && use.guildId !== null,
      savers: await app.library.countSavers(paper.id),
      style: await postStyle(use, app),
    });
    return {
      kind: 'post',
      body: use.guildId === null ? body : await withCountsNow(body, use.guildId, app),
      shows: { kind: 'card', paperIds: [paper.id] },
      instead: await renderCard(paper, use, app, { posted: true, ...keptResults(use) }),
    };
  },
};

/** Returns the newest message that shows the card in the channel, if it is from the last hour. */
async function recentCard(
  { id }: Paper,
  { channelId }: ComponentUse,
  { posted, clock }: Pick<App, 'posted' | 'clock'>,
): Promise<PostedMessage | undefined> {
  const since = clock.now() - REPEAT_WINDOW_MS;
  const posts = await posted.showing(id, { guildId: null, channelId }, MAX_POSTS_CHECKED);
  return posts.find(({ kind, postedAt }) => kind === 'card' && postedAt > since);
}
