import { Events } from 'discord.js';
import { actions, commands, menuCommands, modalActions, registered } from '../../../commands/index.ts';
import type { AnyCommand, AnyComponentAction, App, MenuCommand, ModalAction } from '../../../src/command.ts';
import { createCommandIds } from '../../../src/discord/command-ids.ts';
import { createDispatch } from '../../../src/discord/interactions/dispatch.ts';
import { createPendingWork } from '../../../src/discord/interactions/pending-work.ts';
import { registerCommands } from '../../../src/discord/register.ts';
import { openTestApp, type TestApp } from '../../commands/test-app.ts';
import { openEmulator } from '../../support/emulator.ts';
import { createSilentLog } from '../../support/silent-log.ts';
import { addMember } from '../../support/users.ts';
import { connectClient } from '../connected-client.ts';

/**
 * Connects the commands to an emulator; `change` replaces parts of the app, and `replaced` the commands of the same names,
 * and `added` are further actions; `registering` is what Discord knows of.
 * Seven papers are about trams.
 */
export async function openBot(
  change: (app: TestApp) => Partial<App> = () => ({}),
  replaced: readonly AnyCommand[] = [],
  added: {
    readonly actions?: readonly AnyComponentAction[];
    readonly modalActions?: readonly ModalAction[];
  } = {},
  registering: readonly (AnyCommand | MenuCommand)[] = registered,
) {
  const emulator = await openEmulator();
  const app = await openTestApp();
  await app.addPapers(...Array.from({ length: 7 }, (_, at) => ({ title: `Trams, part ${at + 1}` })));
  const log = createSilentLog();
  const commandIds = createCommandIds();
  const stopping = new AbortController();
  const dispatch = createDispatch({
    commandIds,
    commands: commands.map(
      each => replaced.find(({ definition }) => definition.name === each.definition.name) ?? each,
    ),
    menuCommands,
    actions: [...actions, ...(added.actions ?? [])],
    modalActions: [...modalActions, ...(added.modalActions ?? [])],
    app: { ...app, ...change(app) },
    log,
    postsUnderWay: createPendingWork(),
    signal: stopping.signal,
  });
  const dispatched: Promise<void>[] = [];
  const { client } = await connectClient(emulator, { log });
  client.on(Events.InteractionCreate, interaction => void dispatched.push(dispatch(interaction)));
  const response = await registerCommands(client.rest, client.application.id, registering, undefined);
  commandIds.learn(response, undefined);
  return { emulator, client, app, log, dispatched, stopping, user: addMember(emulator) };
}
