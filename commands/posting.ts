import type { PostReply, ComponentUse } from '../src/command.ts';
import type { MessageBody } from '../src/core/message/message-body.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { digest } from '../src/views/schedule/digest.ts';

/** Throws `UserError` unless whoever pressed may write in this channel: Paperboy lends nobody its voice. */
export function mustBeAllowedToPost({ canPost: mayPost }: ComponentUse): void {
  if (!mayPost) {
    throw new UserError(
      'You may not write messages in this channel, so Paperboy does not post here for you. Try it in a channel where you can.',
    );
  }
}

/** The papers of a private page, posted for everybody; `instead` is what the private page becomes. Throws `UserError`. */
export function postPage(
  press: ComponentUse,
  page: { readonly heading: string; readonly papers: readonly Paper[] },
  instead: MessageBody,
): PostReply {
  mustBeAllowedToPost(press);
  return {
    kind: 'post',
    body: digest({
      ...page,
      nonce: press.interactionId,
      sharedBy: press.userId,
      reactable: press.isMemberHere,
    }),
    shows: { kind: 'digest', paperIds: page.papers.map(paper => paper.id) },
    instead,
  };
}
