import type { ClubRound } from '../../core/club/club.ts';
import type { Winner } from '../../core/club/pick-winner.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { ServerSettings } from '../../core/server-settings.ts';
import { message, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { threadLink } from '../format/message-link.ts';
import { exactTime, relativeTime } from '../format/relative-time.ts';
import { scheduledCard } from '../paper/posted-card.ts';
import { plainTitle } from '../paper/paper-title.ts';

/** docs, "Channel Object": the name of a thread. */
const MAX_THREAD_NAME_LENGTH = 100;

/** The paper of a week. */
export interface ClubAnnouncement {
  readonly round: Pick<ClubRound, 'meetingAt' | 'guildId'>;
  readonly paper: Paper;
  /** How it won; `undefined` if there was no vote. */
  readonly vote: Pick<Winner, 'votes' | 'tied'> | undefined;
  /** The thread where the paper is discussed already: the club meets there; `null` if it meets in a thread under the message. */
  readonly threadId: string | null;
  /** Identifies the message, in a custom_id of its card. */
  readonly nonce: string;
  readonly style: Pick<ServerSettings, 'saveEmoji' | 'dateLanguage'>;
}

/** Returns the message that says which paper a club reads, with its card. */
export function clubAnnouncement(announcement: ClubAnnouncement): MessageBody {
  const { round, paper, vote, threadId, nonce, style } = announcement;
  const { meetingAt, guildId } = round;
  const how = howChosen(vote);
  const where =
    threadId === null ? 'in the thread below.' : `in its discussion: ${threadLink({ guildId, threadId })}`;
  const head = [
    '### Reading club: we read this paper',
    `${how}. We meet ${exactTime(meetingAt)} (${relativeTime(meetingAt)}) ${where}`,
  ].join('\n');
  return message(textDisplay(head), ...scheduledCard(paper, { nonce, style }).components);
}

function howChosen(vote: ClubAnnouncement['vote']): string {
  if (vote === undefined) return 'This server liked it most this week';
  const { votes, tied } = vote;
  if (votes === 0) return 'There were no votes, so it is the first of the list';
  return tied > 1
    ? `It was a tie: ${count(tied, 'paper')} got ${count(votes, 'vote')} each, and this is the first of them on the list`
    : `It won with ${count(votes, 'vote')}`;
}

/** Returns the name of the thread where a club meets. */
export function clubThreadName(paper: Paper): string {
  return plainTitle(paper, MAX_THREAD_NAME_LENGTH);
}

/** Returns the post in a discussion, which has what it can start from already, that a club of another or the same channel meets in. */
export function clubInDiscussion({
  round: { meetingAt },
  channelId,
}: {
  readonly round: Pick<ClubRound, 'meetingAt'>;
  /** The channel of the club. */
  readonly channelId: string;
}): MessageBody {
  const when = `${exactTime(meetingAt)} (${relativeTime(meetingAt)})`;
  return message(
    textDisplay(`📖 The reading club of <#${channelId}> reads this paper. We meet here ${when}.`),
  );
}

/** Returns the post shortly before a meeting. */
export function clubReminder({
  round,
  paper,
}: Pick<ClubAnnouncement, 'paper'> & { readonly round: Pick<ClubRound, 'meetingAt'> }): MessageBody {
  const { meetingAt } = round;
  const title = escapeText(plainTitle(paper, MAX_THREAD_NAME_LENGTH));
  const when = `${relativeTime(meetingAt)} (${exactTime(meetingAt)})`;
  return message(textDisplay(`⏰ Reading club: we meet ${when} about **${title}**.`));
}
