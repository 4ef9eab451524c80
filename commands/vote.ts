import type { App, ComponentAction, ComponentUse, PlainReply } from '../src/command.ts';
import type { MessageBody } from '../src/core/message/message-body.ts';
import { UserError } from '../src/core/message/user-error.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import type { ServerSettings } from '../src/core/server-settings.ts';
import type { VoteRefusal } from '../src/core/vote/vote-rules.ts';
import { castVote } from '../src/usecases/cast-vote.ts';
import { serverCounts } from '../src/usecases/server-counts.ts';
import { countedPaperIds, withServerCounts } from '../src/views/format/server-counts.ts';
import { voteNotice, voteRefusedNotice } from '../src/views/notice/vote-notice.ts';
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
    const settings = await app.serverSettings.get(use.guildId);
    const press = { ...use, guildId: use.guildId, settings };
    const toggled = await toggleVote(paper, press, app);
    if (toggled.kind === 'refused') return { kind: 'private', body: voteRefusedNotice(toggled) };
    await app.countChanges.pressed(use.messageId, app.clock.now());
    return voteReply(paper, press, toggled.hasVoted, app);
  },
};

/** A press in a server, and what the server has set. */
type Press = ComponentUse & { readonly guildId: string; readonly settings: ServerSettings };

/** Whether the caller has voted now, or why the rules of the server do not allow the vote. */
type Toggled =
  | { readonly kind: 'done'; readonly hasVoted: boolean }
  | ({ readonly kind: 'refused' } & VoteRefusal);

async function toggleVote(
  { id: paperId }: Paper,
  { guildId, userId, roleIds, settings: rules }: Press,
  app: Pick<App, Needs>,
): Promise<Toggled> {
  const at = app.clock.now();
  if (await app.votes.unvote({ guildId, userId, paperId }, at)) return { kind: 'done', hasVoted: false };
  const origin = { kind: 'explicit' } as const;
  const allowed = await castVote({ guildId, userId, roleIds, rules, paperIds: [paperId], origin }, at, app);
  return allowed.kind === 'refused' ? allowed : { kind: 'done', hasVoted: true };
}

/** A private message shows the vote in its buttons; under one that everyone sees the caller gets a notice. */
async function voteReply(
  paper: Paper,
  { guildId, isPrivate, body, settings: { voteEmoji } }: Press,
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
  const votes = counts.get(paper.id)?.votes ?? 0;
  return { kind: 'private', body: voteNotice(paper, { hasVoted, votes, voteEmoji }) };
}
