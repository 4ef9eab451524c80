import { library } from '../../../commands/library/library.ts';
import { actions, modalActions } from '../../../commands/index.ts';
import type { ComponentUse, MessageReply, ModalReply } from '../../../src/command.ts';
import { componentUse, invocation, modalSubmit, type GivenFields, type GivenOptions } from '../invocation.ts';
import { openTestApp, type TestApp } from '../test-app.ts';

export const READER = '3000000000000000001';
export const OTHER = '3000000000000000002';
export const EXPLICIT = { kind: 'explicit' } as const;

/** An app with three papers about bicycles, of which the reader saved the first two, one a minute. */
export async function openBicycles(): Promise<TestApp> {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Bicycles in towns', arxivId: '2401.00001', authors: ['Ada Zürich'] },
    { title: 'Bicycles on hills', organization: 'Suburb University' },
    { title: 'Trams in towns' },
  );
  for (const id of [1, 2]) await app.library.save(READER, [id], EXPLICIT, id * 60_000);
  return app;
}

/** Calls a subcommand of `/library`, which answers with a message. */
export async function callLibrary(
  app: TestApp,
  subcommand: string,
  given: GivenOptions = {},
  userId = READER,
): Promise<MessageReply> {
  const reply = asMessage(await library.run(invocation(subcommand, given, { userId }), app));
  // As the dispatcher does once the answer was sent.
  if ('afterwards' in reply) await reply.afterwards?.();
  return reply;
}

/** Calls a subcommand of `/library`, which opens a form. */
export async function openForm(
  app: TestApp,
  subcommand: string,
  given: GivenOptions,
): Promise<ModalReply['modal']> {
  const reply = await library.run(invocation(subcommand, given), app);
  if (reply.kind !== 'modal') throw new Error('the command opened no form');
  return reply.modal;
}

/** Uses the component with this custom_id, which answers with a message. */
export async function use(
  app: TestApp,
  customId: string,
  used: Partial<Omit<ComponentUse, 'args'>> = {},
): Promise<MessageReply> {
  return asMessage(await actionOf(customId).run(componentUse(customId, used), app));
}

/** Uses the component with this custom_id, which opens a form. */
export async function pressForForm(app: TestApp, customId: string): Promise<ModalReply['modal']> {
  const reply = await actionOf(customId).run(componentUse(customId), app);
  if (reply.kind !== 'modal') throw new Error('the component opened no form');
  return reply.modal;
}

/** Submits the form with this custom_id. */
export async function submit(
  app: TestApp,
  customId: string,
  fields: GivenFields,
  userId = READER,
): Promise<MessageReply> {
  const action = modalActions.find(({ verb }) => customId.split('|')[1] === verb);
  if (!action) throw new Error(`no form ${customId}`);
  return action.run(modalSubmit(customId, fields, { userId, isPrivate: true }), app);
}

function actionOf(customId: string) {
  const action = actions.find(({ verb }) => customId.split('|')[1] === verb);
  if (!action) throw new Error(`no action ${customId}`);
  return action;
}

function asMessage(reply: MessageReply | ModalReply): MessageReply {
  if (reply.kind === 'modal') throw new Error('a form was opened');
  return reply;
}
