import type { APIActionRowComponent, APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import { button, row } from './components.ts';
import { discussLabel } from './discuss-label.ts';
import { voteButton, type VoteButtonOptions } from './vote-button.ts';

/** What the members of a server can do with a paper together, as a card shows it. */
export interface CommunityOptions {
  readonly vote: VoteButtonOptions;
  /** The number of messages in its discussion; `undefined` where papers are not discussed. */
  readonly comments?: number | undefined;
}

/** Returns the row of buttons of a card by which the members of a server vote and discuss. */
export function communityRow(
  paperId: PaperId,
  { vote, comments }: CommunityOptions,
): APIActionRowComponent<APIButtonComponentWithCustomId> {
  const discuss =
    comments === undefined
      ? []
      : [button(customId('discuss', paperId), { label: discussLabel(comments), emoji: '💬' })];
  return row(voteButton(paperId, vote), ...discuss);
}
