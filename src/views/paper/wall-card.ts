import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { scheduledCard, type ScheduledCardOptions } from './posted-card.ts';

/** Returns a paper as a message on the wall of fame of a server. How many voted for it is shown by its button. */
export function wallCard(paper: Paper, options: Pick<ScheduledCardOptions, 'nonce' | 'style'>): MessageBody {
  return scheduledCard(paper, {
    ...options,
    remark: '⭐ **Wall of fame**: members of this server voted for it',
  });
}
