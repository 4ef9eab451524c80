import type { APIActionRowComponent, APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import type { PaperId } from '../../core/paper/paper.ts';
import { row } from './components.ts';
import { voteButton, type VoteButtonOptions } from './vote-button.ts';

/** What the members of a server can do with a paper together, as a card shows it. */
export interface CommunityOptions {
  readonly vote: VoteButtonOptions;
}

/** Returns the row of buttons of a card by which the members of a server vote. */
export function communityRow(
  paperId: PaperId,
  { vote }: CommunityOptions,
): APIActionRowComponent<APIButtonComponentWithCustomId> {
  return row(voteButton(paperId, vote));
}
