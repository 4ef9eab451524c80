import type { Readable, Writable } from 'node:stream';
import { openConsole, type PlaygroundConsole } from './console.ts';
import { startStandIn } from './stand-in.ts';

/** A Discord of one's own on loopback, with a console on the terminal. */
export interface Playground {
  /** For the bot: the REST base, without `/v10`. */
  readonly apiUrl: string;
  readonly token: string;
  /**
   * Prints the address and begins to read lines. `onQuit` is called when the person quits, or ends a terminal's input;
   * input that ends without a terminal (a service, `< /dev/null`) leaves the playground running.
   */
  openConsole(options: { readonly onQuit: () => void }): void;
  stop(): Promise<void>;
}

/** The playground cannot listen where it should; the message says what to do. */
export class PlaygroundError extends Error {
  override readonly name = 'PlaygroundError';
}

/** Starts the playground's Discord. Throws `PlaygroundError` when the port cannot be had. */
export async function startPlayground(options: {
  readonly port: number;
  /** ms since the epoch, UTC */
  readonly now: () => number;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}): Promise<Playground> {
  const { port, now, input, output } = options;
  const standIn = await startStandIn({ port, now, rateLimits: 'discord' }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlaygroundError(
      `The playground cannot listen on port ${port} (${reason}). Set PLAYGROUND_PORT to a free port.`,
      { cause: error },
    );
  });
  let terminal: PlaygroundConsole | undefined;

  return {
    apiUrl: standIn.apiUrl,
    token: standIn.token,
    openConsole({ onQuit }) {
      output.write(`Paperboy's playground: a stand-in for Discord at ${standIn.url}, no account needed.\n`);
      output.write('Try: /search mamba   /schedule create channel:#papers   /schedule run 1   react 🔖\n');
      terminal = openConsole({ world: standIn.world, actor: standIn.actor, input, output });
      void quitWith(terminal, input.isTTY === true, { output, onQuit });
    },
    async stop() {
      terminal?.close();
      await standIn.stop();
    },
  };
}

/** Ends the playground where its person is gone; without a terminal it goes on, and says so. */
async function quitWith(
  terminal: PlaygroundConsole,
  isTerminal: boolean,
  { output, onQuit }: { readonly output: Writable; readonly onQuit: () => void },
): Promise<void> {
  const why = await terminal.closed;
  if (why === 'quit' || isTerminal) onQuit();
  else
    output.write('The input has ended; the playground goes on until it is stopped by Ctrl+C or a signal.\n');
}
