import type { App } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { ScheduleSpec } from '../../src/core/schedule/schedule.ts';

/** Throws `UserError` if a schedule's format and threads are not possible in its channel. */
export function assertFormatFits(
  { channelId, format, thread, picture }: Pick<ScheduleSpec, 'channelId' | 'format' | 'thread' | 'picture'>,
  { channelAccess }: Pick<App, 'channelAccess'>,
): void {
  const isForum = channelAccess.forumTags(channelId) !== undefined;
  if (isForum && format !== 'forum') {
    throw new UserError(
      'That channel is a forum. Choose the format forum, which makes a post for each paper, or another channel.',
    );
  }
  if (!isForum && format === 'forum') {
    throw new UserError(
      'The format forum makes posts, and that channel is not a forum. Choose a forum, or another format.',
    );
  }
  if (picture && format !== 'digest') {
    throw new UserError('Only a digest has a picture. Choose the format digest, or leave out `picture`.');
  }
  if (!thread) return;
  if (isForum) throw new UserError('Each post in a forum is a thread already: leave out `thread`.');
  if (!channelAccess.canStartThreads(channelId)) {
    throw new UserError(
      'Paperboy cannot open threads in that channel: it lacks Create Public Threads. Give it that, or leave out `thread`.',
    );
  }
}
