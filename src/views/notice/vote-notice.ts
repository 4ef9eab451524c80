import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { VoteRefusal } from '../../core/vote/vote-rules.ts';
import { container, message, RED, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { titleMarkdown } from '../paper/paper-title.ts';

const TITLE_LIMITS = { weight: 200, urlLength: 100 };

/** Returns what a press of a vote button did. `votes`: those of the server for the paper now. */
export function voteNotice(
  paper: Paper,
  {
    hasVoted,
    votes,
    voteEmoji,
  }: { readonly hasVoted: boolean; readonly votes: number; readonly voteEmoji: string },
): MessageBody {
  const title = titleMarkdown(paper, TITLE_LIMITS);
  const done = hasVoted ? `${voteEmoji} You voted for ${title}.` : `You took your vote for ${title} back.`;
  const total = votes === 0 ? 'It has no votes here now.' : `It has ${count(votes, 'vote')} here now.`;
  return message(
    textDisplay(`${done}\n-# ${total}${hasVoted ? ' Press the button again to take yours back.' : ''}`),
  );
}

/** Says why a vote does not count. The role is a mention, which shows its name and notifies no one. */
export function voteRefusedNotice(refused: VoteRefusal): MessageBody {
  const why =
    refused.why === 'own'
      ? 'You submitted this paper. In this server others vote for it.'
      : `In this server only members with the role <@&${refused.roleId}> can vote.`;
  return message(container(RED, [textDisplay(`⚠️ ${why}`)]));
}
