import type { PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { allowedVotes, type AllowedVotes } from '../core/vote/vote-rules.ts';
import type { Vote } from '../core/vote/votes.ts';

/** The stores that decide and keep votes. */
export type VotingStores = Pick<Stores, 'votes' | 'serverSettings' | 'submissions'>;

/** Votes as far as the rules of the server allow it. A reaction that they do not allow is remembered, and counts nothing. */
export async function castVote(
  vote: Vote & { readonly roleIds: readonly string[] },
  at: number,
  { votes, serverSettings, submissions }: VotingStores,
): Promise<AllowedVotes> {
  const { guildId, userId, roleIds, paperIds, origin } = vote;
  const settings = await serverSettings.get(guildId);
  const ownIds: ReadonlySet<PaperId> = settings.votesOwnSubmissions
    ? new Set()
    : ownSubmissions(userId, await submissions.of(guildId, paperIds));
  const allowed = allowedVotes(paperIds, { roleIds, ownIds }, settings);
  if (allowed.kind === 'allowed')
    await votes.vote({ guildId, userId, paperIds: allowed.paperIds, origin }, at);
  else if (origin.kind === 'reaction') await votes.ignoreReaction(userId, origin);
  return allowed;
}

function ownSubmissions(
  userId: string,
  submissions: ReadonlyMap<PaperId, { readonly submittedBy: string }>,
): ReadonlySet<PaperId> {
  return new Set([...submissions].flatMap(([id, { submittedBy }]) => (submittedBy === userId ? id : [])));
}
