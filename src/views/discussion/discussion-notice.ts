import type { Discussion } from '../../core/discussion/discussions.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { message, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { threadLink } from '../format/message-link.ts';

/** Returns the address of a discussion's thread, which Discord shows as its name; `undefined` until it exists. */
function discussionLink({ guildId, threadId }: Pick<Discussion, 'guildId' | 'threadId'>): string | undefined {
  return threadId === null ? undefined : threadLink({ guildId, threadId });
}

/** Returns a line of small print that links a discussion, with its number of messages; `undefined` until it has a thread. */
export function discussedHereMarkdown(
  discussion: Pick<Discussion, 'guildId' | 'threadId' | 'messageCount'>,
): string | undefined {
  const link = discussionLink(discussion);
  if (link === undefined) return undefined;
  const { messageCount } = discussion;
  return `-# 💬 Discussed here: ${link}${messageCount === 0 ? '' : ` · ${count(messageCount, 'message')}`}`;
}

/** Tells the caller where a paper is discussed. `isNew`: whether the caller has just opened it. */
export function discussionNotice(
  discussion: Discussion,
  { isNew }: { readonly isNew: boolean },
): MessageBody {
  const link = discussionLink(discussion);
  if (link === undefined)
    return message(
      textDisplay('💬 The discussion is being opened. Press the button again in a minute to get its link.'),
    );
  if (isNew) return message(textDisplay(`💬 The discussion is open: ${link}`));
  const { messageCount, state } = discussion;
  const counted = messageCount === 0 ? '' : ` · ${count(messageCount, 'message')}`;
  const closed = state === 'locked' ? '\nThe thread is locked: only moderators can open it again.' : '';
  return message(textDisplay(`💬 This paper is discussed in ${link}${counted}${closed}`));
}

/** Points out to everyone in a channel that a paper was discussed before. */
export function seenReplyMessage(discussion: Discussion): MessageBody {
  return message(textDisplay(discussedHereMarkdown(discussion) ?? '-# 💬 Discussed here before'));
}
