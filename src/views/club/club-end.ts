import type { Club, ClubRound } from '../../core/club/club.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { exactTime } from '../format/relative-time.ts';
import { clubLabel } from './club-list.ts';

/** Returns the private message that asks a curator whether a club is to end. Dismissing it changes nothing. */
export function endClubQuestion(club: Club, round: ClubRound | undefined): MessageBody {
  const event = round?.eventId ? ' and deletes its scheduled event' : '';
  const cancelled =
    round === undefined ? '' : `This cancels the meeting of ${exactTime(round.meetingAt)}${event}. `;
  return message(
    container(BLUE, [
      textDisplay(
        `End reading club ${clubLabel(club)} in <#${club.channelId}>? ${cancelled}What it posted stays. This cannot be undone.`,
      ),
      row(button(customId('club-end', club.id), { label: 'End it' })),
    ]),
  );
}
