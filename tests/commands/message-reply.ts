import type { MessageReply, ModalReply } from '../../src/command.ts';

/** Returns a reply that is a message. Throws for one that opens a form. */
export function messageReply<T extends MessageReply>(reply: T | ModalReply): T {
  if (reply.kind === 'modal') throw new TypeError(`opens the form ${reply.modal.custom_id}`);
  return reply;
}
