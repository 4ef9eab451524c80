import { schedule } from '../../../commands/schedule/schedule.ts';
import type { Caller, PlainReply } from '../../../src/command.ts';
import type { Schedule } from '../../../src/core/schedule/schedule.ts';
import { autocompleteRequest, invocation, type GivenOptions } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import type { TestApp } from '../test-app.ts';

export const GUILD = '1000000000000000001';
export const OTHER_GUILD = '1000000000000000002';
export const CHANNEL = '2000000000000000009';
export const ADMIN = '3000000000000000001';

/** Calls a subcommand of `/schedule` as a member with Manage Server. */
export function call(
  app: TestApp,
  subcommand: string,
  options: GivenOptions = {},
  caller: Partial<Caller> = {},
): Promise<PlainReply> {
  return schedule.run(invocation(subcommand, options, { managesGuild: true, ...caller }), app);
}

/** The same; returns the text of the reply. */
export async function say(...given: Parameters<typeof call>): Promise<string> {
  return replyText(await call(...given));
}

/** Creates a schedule by `/schedule create`. */
export async function create(
  app: TestApp,
  options: GivenOptions = {},
  caller: Partial<Caller> = {},
): Promise<Schedule> {
  await call(app, 'create', { channel: CHANNEL, ...options }, caller);
  const newest = (await app.schedules.all()).at(-1);
  if (!newest) throw new Error('no schedule was created');
  return newest;
}

/** Returns the schedules that completion offers for a typed text. */
export async function offered(
  app: TestApp,
  text: string,
): Promise<{ readonly name: string; readonly value: string }[]> {
  const request = autocompleteRequest('run', { name: 'schedule', text }, {}, { managesGuild: true });
  return (await schedule.complete?.(request, app)) ?? [];
}
