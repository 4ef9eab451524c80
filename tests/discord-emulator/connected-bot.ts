import { Client, GatewayIntentBits, Partials } from 'discord.js';
import type { ClientOptions } from 'discord.js';
import type { Emulator, EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../support/emulator.ts';

/** A stand-in with the real discord.js client connected to it. */
export interface ConnectedBot {
  readonly emulator: Emulator;
  readonly client: Client<true>;
  readonly stop: () => Promise<void>;
}

/** The intents Paperboy uses, and the partials that go with reactions on old messages. */
export const USUAL: ClientOptions = {
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessageReactions,
  ],
  partials: [Partials.Message, Partials.Reaction, Partials.User, Partials.Channel],
};

/** Starts a stand-in and logs the client in. */
export async function connectBot(
  standInOptions: Partial<EmulatorOptions> = {},
  clientOptions: Partial<ClientOptions> = {},
): Promise<ConnectedBot> {
  const emulator = await startCheckedEmulator({ now: Date.now, ...standInOptions });
  const client = await logIn(emulator, clientOptions);
  return {
    emulator: emulator,
    client,
    async stop() {
      await client.destroy();
      await emulator.stop();
    },
  };
}

/** Logs another client in to a running stand-in. */
export async function logIn(
  emulator: Emulator,
  clientOptions: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = newClient(emulator, clientOptions);
  const ready = new Promise<Client<true>>(resolve => {
    client.once('clientReady', resolve);
  });
  await client.login(emulator.token);
  return ready;
}

/** A client that is not logged in yet. Its own retries are off, so that each refusal is one request. */
export function newClient(emulator: Emulator, clientOptions: Partial<ClientOptions> = {}): Client {
  return new Client({ ...USUAL, ...clientOptions, rest: { api: emulator.apiUrl, retries: 0 } });
}
