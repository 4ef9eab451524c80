import type { ComponentAction } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { notice } from '../src/views/notice/notice.ts';

/** Takes back what a member posted to the channel: for that member, and for those with Manage Messages. */
export const removePost: ComponentAction<'posted'> = {
  verb: 'remove-post',
  removesMessage: true,
  async run({ messageId, userId, managesMessages }, { posted }) {
    const post = await posted.get(messageId);
    if (post?.sharedBy !== userId && !managesMessages) {
      throw new UserError('Only the member who shared this, or one with Manage Messages, can remove it.');
    }
    return {
      kind: 'remove',
      body: notice('Removed from the channel. Papers that were saved from it stay saved.'),
      afterRemoval: () => posted.markDeleted(messageId),
    };
  },
};
