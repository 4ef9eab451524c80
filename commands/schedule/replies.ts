import type { PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Schedule } from '../../src/core/schedule/schedule.ts';
import type { ManualRunResult } from '../../src/jobs/manual-run.ts';
import { messageLink } from '../../src/views/format/message-link.ts';
import { trustedNotice } from '../../src/views/notice/notice.ts';
import { NO_PICTURE } from '../../src/views/schedule/schedule-forecast.ts';
import { scheduleLabel } from '../../src/views/schedule/schedule-name.ts';

/** Replies with a text of our own. */
export function noticeReply(text: string): PlainReply {
  return { kind: 'private', body: trustedNotice(text) };
}

/** Replies with the result of `/schedule run`. Throws `UserError` if the post failed for good. */
export function manualRunReply(schedule: Schedule, result: ManualRunResult): PlainReply {
  const label = scheduleLabel(schedule);
  if (result.kind === 'empty') {
    return noticeReply(
      `There is nothing to post for ${label}: no paper matches, or all that do were posted in its channel.`,
    );
  }
  const { state, channelId, messageId, problem, format, chart, paperIds } = result.delivery;
  const lacksPicture = schedule.picture && format === 'digest' && chart === null && paperIds.length > 0;
  const pictureNote = lacksPicture ? `\n${NO_PICTURE}` : '';
  if (state === 'sent') {
    const { guildId } = schedule;
    const link =
      channelId === null || messageId === null ? '' : `: ${messageLink({ guildId, channelId, messageId })}`;
    return noticeReply(`Posted ${label}${link}${pictureNote}`);
  }
  if (state === 'pending' || state === 'sending') {
    return noticeReply(
      `The post of ${label} is on its way. Discord is slow to accept it; Paperboy keeps trying.${pictureNote}`,
    );
  }
  // The label has a mention, which errors escape.
  const name = `schedule #${schedule.id}`;
  const failed = `The post of ${name} ${state === 'unknown' ? 'may be missing' : 'could not be sent'}`;
  throw new UserError(`${failed}: ${problem ?? 'for an unknown reason'}.`);
}
