import type { PaperId } from '../paper/paper.ts';

/** The rules of a server, as its settings have them. */
export interface VoteRules {
  readonly voters: 'everyone' | 'role';
  readonly voterRoleId: string | null;
  readonly votesOwnSubmissions: boolean;
}

/** Why a vote does not count: the member may not vote, or the member's own papers are all that it is for. */
export type VoteRefusal = 'role' | 'own';

/** The papers that a member may vote for, or why there are none. */
export type AllowedVotes =
  | { readonly kind: 'allowed'; readonly paperIds: readonly PaperId[] }
  | { readonly kind: 'refused'; readonly why: VoteRefusal };

/** Returns which votes of a member count by the rules of the server. `ownIds`: papers that the member submitted there. */
export function allowedVotes(
  paperIds: readonly PaperId[],
  { roleIds, ownIds }: { readonly roleIds: readonly string[]; readonly ownIds: ReadonlySet<PaperId> },
  rules: VoteRules,
): AllowedVotes {
  if (needsRole(rules) && !roleIds.some(id => id === rules.voterRoleId))
    return { kind: 'refused', why: 'role' };
  const allowed = rules.votesOwnSubmissions ? paperIds : paperIds.filter(id => !ownIds.has(id));
  return allowed.length === 0 ? { kind: 'refused', why: 'own' } : { kind: 'allowed', paperIds: allowed };
}

/** Returns whether only members with a role may vote. Until the role is chosen, everyone may. */
export function needsRole({ voters, voterRoleId }: Pick<VoteRules, 'voters' | 'voterRoleId'>): boolean {
  return voters === 'role' && voterRoleId !== null;
}
