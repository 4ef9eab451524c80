import type { App, ComponentAction, ComponentUse } from '../src/command.ts';
import type { Discussion, DiscussionKey } from '../src/core/discussion/discussions.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { MINUTE_MS } from '../src/core/time/duration.ts';
import { discussionPlace } from '../src/usecases/discussion-place.ts';
import type { DiscussionPlace } from '../src/usecases/open-discussion.ts';
import { discussionNotice } from '../src/views/discussion/discussion-notice.ts';
import { countedPaperIds } from '../src/views/format/server-counts.ts';
import { paperById } from './paper/resolve.ts';

type Needs = 'papers' | 'discussions' | 'serverSettings' | 'channelAccess' | 'discussionOpener' | 'clock';

/** Discussions that a member opens within `OPENED_WITHIN_MS`: each may post a card and a thread to the channel. */
const MAX_OPENED = 5;
const OPENED_WITHIN_MS = 10 * MINUTE_MS;

/** Opens the discussion of the paper of the button in the caller's server, or links the one that is there. */
export const discuss: ComponentAction<Needs> = {
  verb: 'discuss',
  async run(use, app) {
    const { guildId, userId, args } = use;
    const paper = await paperById(args[0], app.papers);
    if (guildId === null || !use.isMemberHere)
      throw new UserError('Papers are discussed in servers that Paperboy is a member of.');
    const before = await discussionBefore({ ...use, guildId, paperId: paper.id }, app);
    // One that is being opened may have failed without a record.
    if (before && before.threadId !== null) {
      if (!use.canSee(before.channelId))
        throw new UserError('This paper is discussed in a channel that you cannot see.');
      return { kind: 'private', body: discussionNotice(before, { isNew: false }) };
    }
    const request = { guildId, channelId: use.channelId, cardId: cardIdOf(use) };
    const place = discussionPlace(request, await app.serverSettings.get(guildId), app.channelAccess);
    assertCanOpen(place, use, app);
    const since = app.clock.now() - OPENED_WITHIN_MS;
    if (!before && (await app.discussions.countOpenedBy(userId, guildId, since)) >= MAX_OPENED)
      throw new UserError('You opened several discussions just now. Wait some minutes before the next one.');
    const discussion = await app.discussionOpener.open({ guildId, paper, place, openedBy: userId });
    if (!discussion)
      throw new UserError('Discord did not let Paperboy open the discussion. Try again in a minute.');
    return { kind: 'private', body: discussionNotice(discussion, { isNew: true }) };
  },
};

/**
 * Returns the message that has the button, if everyone sees it and it is the card of the paper. It is known by its buttons: a card
 * that was posted a moment ago may not be stored yet.
 */
function cardIdOf({ isPrivate, messageId, body, args }: ComponentUse): string | undefined {
  const shown = isPrivate ? [] : countedPaperIds(body.components);
  return shown.length > 0 && shown.every(id => id === Number(args[0])) ? messageId : undefined;
}

/** Returns the discussion that is there; one whose channel was deleted, and its thread with it, is forgotten. */
async function discussionBefore(
  { guildId, channelId, paperId }: DiscussionKey & { readonly channelId: string },
  { discussions, channelAccess }: Pick<App, 'discussions' | 'channelAccess'>,
): Promise<Discussion | undefined> {
  const before = (await discussions.of(guildId, [paperId])).get(paperId);
  if (!before || before.threadId === null) return before;
  const isKnown = (id: string) => channelAccess.discussionChannel(guildId, id) !== undefined;
  // Right after the start no channel of the server may be known yet.
  if (isKnown(before.channelId) || !isKnown(channelId)) return before;
  await discussions.forgetThread(before.threadId);
  return undefined;
}

/** Throws `UserError` if the caller, or the bot, may not write where the discussion opens. */
function assertCanOpen(
  { kind, channelId }: DiscussionPlace,
  use: ComponentUse,
  { channelAccess }: Pick<App, 'channelAccess'>,
): void {
  const name = `#${channelAccess.channelName(channelId) ?? 'that channel'}`;
  const canPost = kind === 'message' || use.canPostIn(channelId);
  if (!canPost || !use.canWriteInThreads(channelId)) {
    const permission = kind === 'forum' ? 'Create Posts' : 'Send Messages and Send Messages in Threads';
    throw new UserError(`You need ${permission} in ${name} to open a discussion there.`);
  }
  const missing = channelAccess.missingToDiscuss(channelId);
  if (missing.length > 0) {
    throw new UserError(
      `Paperboy cannot open discussions in ${name}: it lacks ${missing.join(' and ')}. An admin can change that.`,
    );
  }
}
