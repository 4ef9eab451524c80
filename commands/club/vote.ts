import type { ComponentAction } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { trustedNotice } from '../../src/views/notice/notice.ts';
import { titleMarkdown } from '../../src/views/paper/paper-title.ts';

const OVER = 'This vote is over.';

/** Characters of the title and the address of a paper in the answer. */
const TITLE_LIMITS = { weight: 300, urlLength: 200 };

/** Votes for a paper that a club may read, by a button. The last press of a member counts. */
export const voteForClub: ComponentAction<'clubs' | 'papers' | 'clock'> = {
  verb: 'club-vote',
  async run({ args, guildId, userId, messageId }, { clubs, papers, clock }) {
    const [roundId = '', position = ''] = args;
    const isNumbers = /^\d{1,15}$/.test(roundId) && /^\d{1,2}$/.test(position);
    const round = isNumbers ? await clubs.round(Number(roundId)) : undefined;
    const isOfMessage = round?.voteMessageId === null || round?.voteMessageId === messageId;
    if (!round || round.guildId !== guildId || !isOfMessage) throw new UserError(OVER);
    const paperId = (await clubs.candidates(round.id)).get(Number(position));
    const [paper] = paperId === undefined ? [] : await papers.getMany([paperId]);
    if (!paper) throw new UserError('This paper was removed. Vote for another one.');
    const isCounted = await clubs.vote(round.id, userId, Number(position), clock.now());
    if (!isCounted) throw new UserError(OVER);
    const text = `You voted for ${titleMarkdown(paper, TITLE_LIMITS)}. Press another number to change your vote.`;
    return { kind: 'private', body: trustedNotice(text) };
  },
};
