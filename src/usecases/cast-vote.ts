import type { PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { allowedVotes, type AllowedVotes, type VoteRules } from '../core/vote/vote-rules.ts';
import type { Vote } from '../core/vote/votes.ts';

/** Votes as far as `rules`, those of the server, allow it. A reaction that they do not allow is remembered, and counts nothing. */
export async function castVote(
  vote: Vote & { readonly roleIds: readonly string[]; readonly rules: VoteRules },
  at: number,
  { votes, submissions }: Pick<Stores, 'votes' | 'submissions'>,
): Promise<AllowedVotes> {
  const { guildId, userId, roleIds, paperIds, origin, rules } = vote;
  const ownIds: ReadonlySet<PaperId> = rules.votesOwnSubmissions
    ? new Set()
    : ownSubmissions(userId, await submissions.of(guildId, paperIds));
  const allowed = allowedVotes(paperIds, { roleIds, ownIds }, rules);
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
