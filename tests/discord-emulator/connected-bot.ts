import { Client, GatewayIntentBits, Partials } from 'discord.js';
import type { ClientOptions } from 'discord.js';
import type { Emulator, EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../support/emulator.ts';

/** An emulator with a discord.js client connected to it. */
export interface ConnectedBot {
  readonly emulator: Emulator;
  readonly client: Client<true>;
  readonly stop: () => Promise<void>;
}

/** The intents of Paperboy, and the partials for reactions on old messages. */
const CLIENT_OPTIONS: ClientOptions = {
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessageReactions,
  ],
  partials: [Partials.Message, Partials.Reaction, Partials.User, Partials.Channel],
};

/** Starts an emulator and logs a client in. */
export async function connectBot(
  emulatorOptions: Partial<EmulatorOptions> = {},
  clientOptions: Partial<ClientOptions> = {},
): Promise<ConnectedBot> {
  const emulator = await startCheckedEmulator({ now: Date.now, ...emulatorOptions });
  const client = await logIn(emulator, clientOptions);
  return {
    emulator,
    client,
    async stop() {
      await client.destroy();
      await emulator.stop();
    },
  };
}

/** Logs another client in to a running emulator. */
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

/** Creates a client that is not logged in and does not retry, so that each refusal is one request. */
export function newClient(emulator: Emulator, clientOptions: Partial<ClientOptions> = {}): Client {
  return new Client({ ...CLIENT_OPTIONS, ...clientOptions, rest: { api: emulator.apiUrl, retries: 0 } });
}
