import { ComponentType, MessageFlags, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { MAX_CANDIDATES, type ClubRound } from '../../core/club/club.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { formatDate } from '../format/format-date.ts';
import { exactTime, relativeTime } from '../format/relative-time.ts';
import { plainTitle, titleMarkdown } from '../paper/paper-title.ts';

/** docs, "Poll Media Object": the text of an answer. */
const MAX_ANSWER_LENGTH = 55;

/** docs, "Create Message": a message with a poll has plain content, at most 2,000 characters; ten titles with links fit. */
const MAX_TITLE_WEIGHT = 90;

/** Links that are longer are left out of a list of ten. */
const MAX_LINK_LENGTH = 70;

/** Buttons of a row at most (docs, "Action Row"). */
const MAX_ROW_BUTTONS = 5;

const BUTTONS_HINT = '-# Press the number of a paper to vote for it. Another press changes your vote.';
const ENDED_HINT = '-# The vote is over.';

/** A message with Discord's poll, which cannot have components. */
export interface PollMessageBody {
  readonly content: string;
  readonly poll: {
    readonly question: { readonly text: string };
    readonly answers: readonly { readonly poll_media: { readonly text: string } }[];
    readonly duration: number;
    readonly allow_multiselect: boolean;
  };
  /** Bit set of Discord's `MessageFlags`. */
  readonly flags: number;
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/** A vote on the paper of a week. */
export interface ClubVote {
  readonly round: Pick<ClubRound, 'id' | 'meetingOn' | 'meetingAt'>;
  /** Two to `MAX_CANDIDATES`. */
  readonly papers: readonly Paper[];
  /** When it ends, ms since the epoch. */
  readonly endsAt: number;
  /** The language of its date, a BCP 47 tag. */
  readonly language: string;
}

/** Returns a vote as Discord's poll. @param hours how long it is open */
export function clubPoll(vote: ClubVote, hours: number): PollMessageBody {
  const { round, papers, language } = vote;
  const date = formatDate(round.meetingOn, language) ?? round.meetingOn;
  return {
    content: voteMarkdown(vote),
    poll: {
      question: { text: `Which paper do we read on ${date}?` },
      answers: papers.slice(0, MAX_CANDIDATES).map((paper, position) => ({
        poll_media: { text: answerText(paper, position) },
      })),
      duration: hours,
      allow_multiselect: false,
    },
    // Ten links would have ten previews.
    flags: MessageFlags.SuppressEmbeds,
    allowed_mentions: { parse: [] },
  };
}

/** Returns a vote by buttons, for channels where the bot may not send polls. `nonce` identifies the message. */
export function clubButtonVote(vote: ClubVote, nonce: string): MessageBody {
  const buttons = vote.papers.map((_, position) =>
    button(customId('club-vote', vote.round.id, position, nonce), { label: String(position + 1) }),
  );
  const rows = Array.from({ length: Math.ceil(buttons.length / MAX_ROW_BUTTONS) }, (_, index) =>
    row(...buttons.slice(index * MAX_ROW_BUTTONS, (index + 1) * MAX_ROW_BUTTONS)),
  );
  return message(container(BLUE, [textDisplay(voteMarkdown(vote)), textDisplay(BUTTONS_HINT), ...rows]));
}

/** Returns the components of a vote by buttons after its end: without its buttons and what is said about them. */
export function endedButtonVote(
  components: readonly APIMessageTopLevelComponent[],
): APIMessageTopLevelComponent[] {
  return components.map(component => {
    if (component.type !== ComponentType.Container) return component;
    const parts = component.components.flatMap(part => {
      if (part.type === ComponentType.ActionRow) return [];
      const isHint = part.type === ComponentType.TextDisplay && part.content === BUTTONS_HINT;
      return [isHint ? { ...part, content: ENDED_HINT } : part];
    });
    return { ...component, components: parts };
  });
}

/** Returns the candidates with their numbers, and when the vote ends and the club meets. */
function voteMarkdown({ round, papers, endsAt }: ClubVote): string {
  return [
    '### Reading club: which paper do we read?',
    `Vote until ${exactTime(endsAt)}. We meet ${exactTime(round.meetingAt)} (${relativeTime(round.meetingAt)}).`,
    ...papers.map(
      (paper, position) =>
        `${position + 1}. ${titleMarkdown(paper, { weight: MAX_TITLE_WEIGHT, urlLength: MAX_LINK_LENGTH })}`,
    ),
  ].join('\n');
}

function answerText(paper: Paper, position: number): string {
  const number = `${position + 1}. `;
  return number + plainTitle(paper, MAX_ANSWER_LENGTH - number.length);
}
