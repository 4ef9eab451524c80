import type { App, ComponentAction, ComponentUse, PlainReply } from '../src/command.ts';
import type { MessageBody } from '../src/core/message/message-body.ts';
import { UserError } from '../src/core/message/user-error.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import type { VoteRefusal } from '../src/core/vote/vote-rules.ts';
import { castVote } from '../src/usecases/cast-vote.ts';
import { serverCounts } from '../src/usecases/server-counts.ts';
import { countedPaperIds, withServerCounts } from '../src/views/format/server-counts.ts';
import { voteNotice } from '../src/views/notice/vote-notice.ts';
import { paperById } from './paper/resolve.ts';

type Needs =
  | 'papers'
  | 'votes'
  | 'library'
  | 'discussions'
  | 'submissions'
  | 'serverSettings'
  | 'countChanges'
  | 'clock';

/** Votes for the paper of the button in the caller's server, or takes the caller's vote back. */
export const vote: ComponentAction<Needs> = {
  verb: 'vote',
  async run(use, app) {
    const paper = await paperById(use.args[0], app.papers);
    if (use.guildId === null || !use.isMemberHere)
      throw new UserError('Votes count in servers that Paperboy is a member of.');
    const hasVoted = await toggleVote(paper, { ...use, guildId: use.guildId }, app);
    await app.countChanges.pressed(use.messageId, app.clock.now());
    return voteReply(paper, { ...use, guildId: use.guildId }, hasVoted, app);
  },
};

type ServerUse = ComponentUse & { readonly guildId: string };

/** Returns whether the caller has voted now. Throws `UserError` if the rules of the server do not allow the vote. */
async function toggleVote(
  { id: paperId }: Paper,
  { guildId, userId, roleIds }: ServerUse,
  app: Pick<App, Needs>,
): Promise<boolean> {
  const at = app.clock.now();
  if (await app.votes.unvote({ guildId, userId, paperId }, at)) return false;
  const origin = { kind: 'explicit' } as const;
  const allowed = await castVote({ guildId, userId, roleIds, paperIds: [paperId], origin }, at, app);
  if (allowed.kind === 'refused') throw await refusal(allowed.why, guildId, app);
  return true;
}

async function refusal(
  why: VoteRefusal,
  guildId: string,
  { serverSettings }: Pick<App, 'serverSettings'>,
): Promise<UserError> {
  if (why === 'own') return new UserError('You submitted this paper. In this server others vote for it.');
  const { voterRoleId } = await serverSettings.get(guildId);
  return new UserError(`In this server only members with the role <@&${voterRoleId}> can vote.`);
}

/** A private message shows the vote in its buttons; under one that everyone sees the caller gets a notice. */
async function voteReply(
  paper: Paper,
  { guildId, isPrivate, body }: ServerUse,
  hasVoted: boolean,
  app: Pick<App, Needs>,
): Promise<PlainReply> {
  const ids = [...new Set([paper.id, ...countedPaperIds(body.components)])];
  const counts = await serverCounts(guildId, ids, app);
  if (isPrivate) {
    const votedIds = new Set(hasVoted ? [paper.id] : []);
    const components = withServerCounts(body.components, { counts, votedIds });
    const updated: MessageBody = { ...body, components };
    return { kind: 'update', body: updated };
  }
  const { voteEmoji } = await app.serverSettings.get(guildId);
  const votes = counts.get(paper.id)?.votes ?? 0;
  return { kind: 'private', body: voteNotice(paper, { hasVoted, votes, voteEmoji }) };
}
