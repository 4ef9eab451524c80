import type { PaperId } from '../paper/paper.ts';

/** The rules of a server, as its settings have them. */
export interface VoteRules {
  readonly voters: 'everyone' | 'role';
  readonly voterRoleId: string | null;
  readonly votesOwnSubmissions: boolean;
}

/** Why a vote does not count: the member lacks the role, or the member's own papers are all that it is for. */
export type VoteRefusal = { readonly why: 'role'; readonly roleId: string } | { readonly why: 'own' };

/** The papers that a member may vote for, or why there are none. */
export type AllowedVotes =
  | { readonly kind: 'allowed'; readonly paperIds: readonly PaperId[] }
  | ({ readonly kind: 'refused' } & VoteRefusal);

/** Returns which votes of a member count by the rules of the server. `ownIds`: papers that the member submitted there. */
export function allowedVotes(
  paperIds: readonly PaperId[],
  { roleIds, ownIds }: { readonly roleIds: readonly string[]; readonly ownIds: ReadonlySet<PaperId> },
  rules: VoteRules,
): AllowedVotes {
  const roleId = neededRole(rules);
  if (roleId !== null && !roleIds.includes(roleId)) return { kind: 'refused', why: 'role', roleId };
  const allowed = rules.votesOwnSubmissions ? paperIds : paperIds.filter(id => !ownIds.has(id));
  return allowed.length === 0 ? { kind: 'refused', why: 'own' } : { kind: 'allowed', paperIds: allowed };
}

/** Returns the role without which members may not vote; `null` if everyone may, as until the role is chosen. */
export function neededRole({
  voters,
  voterRoleId,
}: Pick<VoteRules, 'voters' | 'voterRoleId'>): string | null {
  return voters === 'role' ? voterRoleId : null;
}
