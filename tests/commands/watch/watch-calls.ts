import { actions, modalActions } from '../../../commands/index.ts';
import { watch } from '../../../commands/watch/watch.ts';
import type { Caller, PlainReply, Reply } from '../../../src/command.ts';
import { parseCustomId } from '../../../src/core/message/custom-id.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import {
  autocompleteRequest,
  componentUse,
  invocation,
  modalSubmit,
  type GivenFields,
  type GivenOptions,
} from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { openTestApp, type TestApp } from '../test-app.ts';

export const GUILD = '1000000000000000001';
export const OTHER_GUILD = '1000000000000000002';
export const CHANNEL = '2000000000000000009';
export const MEMBER = '3000000000000000001';
export const OTHER: Partial<Caller> = { userId: '3000000000000000002' };
export const ADMIN: Partial<Caller> = { managesGuild: true };

/** Calls a subcommand of `/watch`. */
export function call(
  app: TestApp,
  subcommand: string,
  options: GivenOptions = {},
  caller: Partial<Caller> = {},
): Promise<PlainReply> {
  return watch.run(invocation(subcommand, options, caller), app);
}

/** The same; returns the text of the reply. */
export async function say(...given: Parameters<typeof call>): Promise<string> {
  return replyText(await call(...given));
}

/** Returns the custom_id of a reply that has this verb. */
export function idOf({ body }: Pick<PlainReply, 'body'>, verb: string): string {
  const id = customIdsOf(body).find(each => parseCustomId(each)?.verb === verb);
  if (id === undefined) throw new Error(`no button ${verb}`);
  return id;
}

/** Uses the component with a custom_id. */
export async function use(app: TestApp, id: string, caller: Partial<Caller> = {}): Promise<Reply> {
  const used = componentUse(id, caller);
  const action = actions.find(({ verb }) => verb === parseCustomId(id)?.verb);
  if (!action) throw new Error(`no action of ${id}`);
  return action.run(used, app);
}

/** The same; returns the message that it replies with. */
export async function press(...given: Parameters<typeof use>): Promise<PlainReply> {
  const reply = await use(...given);
  if (reply.kind !== 'private' && reply.kind !== 'update') throw new Error(`replied with a ${reply.kind}`);
  return reply;
}

/** Submits a form. */
export async function submit(
  app: TestApp,
  id: string,
  fields: GivenFields,
  caller: Partial<Caller> = {},
): Promise<PlainReply> {
  const action = modalActions.find(({ verb }) => verb === parseCustomId(id)?.verb);
  if (!action) throw new Error(`no form ${id}`);
  return action.run(modalSubmit(id, fields, caller), app);
}

/** Returns the watches that completion offers for a typed text. */
export async function offered(
  app: TestApp,
  text: string,
  caller: Partial<Caller> = {},
): Promise<{ readonly name: string; readonly value: string }[]> {
  const request = autocompleteRequest('edit', { name: 'watch', text }, {}, caller);
  return (await watch.complete?.(request, app)) ?? [];
}

/** Opens an app whose admin has these watches. */
export async function openWatched(...watches: readonly GivenOptions[]): Promise<TestApp> {
  const app = await openTestApp();
  for (const options of watches) await call(app, 'add', options, ADMIN);
  return app;
}
