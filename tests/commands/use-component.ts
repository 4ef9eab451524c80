import { actions } from '../../commands/index.ts';
import type { App, MessageReply, Reply } from '../../src/command.ts';
import { parseCustomId } from '../../src/core/message/custom-id.ts';
import { componentUse } from './invocation.ts';
import { messageReply } from './message-reply.ts';
import { openTestApp } from './test-app.ts';

export const READER = '3000000000000000001';
export const OTHER = '3000000000000000002';
/** A digest of both papers; by default it is the message of the components. */
export const POSTED_MESSAGE = '5000000000000000001';

/** Uses a component, as the dispatcher would, and returns the message that it replies. */
export async function use(...given: Parameters<typeof press>): Promise<MessageReply> {
  return messageReply(await press(...given));
}

/** Uses a component, as the dispatcher would. */
export async function press(
  app: App,
  customId: string,
  used: Parameters<typeof componentUse>[1] = {},
): Promise<Reply> {
  const id = parseCustomId(customId);
  const action = actions.find(each => each.verb === id?.verb);
  if (!action) throw new Error(`no action for ${customId}`);
  return action.run(componentUse(customId, used), app);
}

/** Opens the commands over two papers about bicycles, which a digest shows. */
export async function openLibraryOfBicycles() {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Bicycles in towns', arxivId: '2401.00001', abstract: 'Bicycles are counted in towns.' },
    {
      title: 'Bicycles on hills',
      abstract: 'Bicycles are counted on hills.',
      listedOn: ['2026-11-20'],
      upvotes: 3,
    },
  );
  await app.posted.remember({
    messageId: POSTED_MESSAGE,
    channelId: '2000000000000000001',
    guildId: '1000000000000000001',
    kind: 'digest',
    paperIds: [1, 2],
    postedAt: 0,
  });
  return app;
}
