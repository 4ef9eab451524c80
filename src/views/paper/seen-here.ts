import type { ClubReading } from '../../core/club/club.ts';
import type { Discussion } from '../../core/discussion/discussions.ts';
import type { ServerCounts } from '../../core/vote/server-counts.ts';
import { discussedHereMarkdown } from '../discussion/discussion-notice.ts';
import { count } from '../format/count.ts';
import { threadLink } from '../format/message-link.ts';
import { exactTime } from '../format/relative-time.ts';

/** What the members of a server did with a paper, as one of them may see it. */
export interface SeenHere {
  readonly counts: Pick<ServerCounts, 'saves'>;
  /** Left out if the member cannot see its channel. */
  readonly discussion?: Discussion | undefined;
  /** The newest reading by a club; left out if the member cannot see its channel. */
  readonly reading?: ClubReading | undefined;
}

/** Returns lines of small print that say so; `undefined` if nothing has happened. Votes are on the button of the card. */
export function seenHereMarkdown({ counts: { saves }, discussion, reading }: SeenHere): string | undefined {
  const lines = [
    saves === 0 ? undefined : `-# In this server: ${count(saves, 'save')}`,
    discussion && discussedHereMarkdown(discussion),
    reading && readingMarkdown(reading),
  ].filter(line => line !== undefined);
  return lines.length === 0 ? undefined : lines.join('\n');
}

function readingMarkdown({ state, meetingAt, guildId, threadId, channelId }: ClubReading): string {
  const what = state === 'closed' ? 'Read by the reading club on' : 'The reading club meets about it on';
  const link = threadLink({ guildId, threadId: threadId ?? channelId });
  return `-# 📖 ${what} ${exactTime(meetingAt)}: ${link}`;
}
