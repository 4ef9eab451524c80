import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { UserActions } from '../../discord-emulator/user-actions/user-actions.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { hasControls } from '../../discord-emulator/user-actions/component-use.ts';
import {
  channelName,
  findChannelByReference,
  findUserByReference,
  displayName,
} from '../../discord-emulator/user-actions/location.ts';
import { ApiError } from '../../discord-emulator/api-error.ts';
import { isShown } from './console-state.ts';
import type { ConsoleState } from './console-state.ts';
import { callCommand, VERBS } from './console-verbs.ts';
import { messageText } from './message-text.ts';
import type { WorldEvent } from '../../discord-emulator/state/event-stream.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/** What a console works with. */
export interface ConsoleOptions {
  readonly world: World;
  readonly userActions: UserActions;
  readonly input: Readable;
  readonly output: Writable;
  /** Who sits at it, by name: Ada when nothing is said. */
  readonly user?: string;
  /** Where it begins: #papers when nothing is said. */
  readonly channel?: string;
}

/** A console under way. */
export interface PlaygroundConsole {
  /** Resolves when the person quits or the input ends, and tells which. */
  readonly closed: Promise<'quit' | 'end of input'>;
  /** Prints nothing more and reads nothing more. */
  close(): void;
}

/**
 * A line-based Discord client: lines are what a person does, what arrives in the channel is printed. `help` lists the
 * lines. They are carried out one after the other; the output is never ended.
 */
export function openConsole(options: ConsoleOptions): PlaygroundConsole {
  const { world, userActions, input, output } = options;
  const state: ConsoleState = {
    user: findUserByReference(world, options.user ?? world.seed.people.ada.id),
    channel: findChannelByReference(world, options.channel ?? world.seed.channels.papers.id),
    lastShownId: undefined,
  };
  const print = (text: string): void => {
    output.write(`${text}\n`);
  };

  const unsubscribe = world.events.subscribe(event => {
    const shown = textOf(world, event, state);
    if (shown === undefined) return;
    if ('message' in event && hasControls(event.message)) state.lastShownId = event.message.id;
    print(shown);
  });

  const carryOut = async (line: string): Promise<void> => {
    const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(line.trim()) ?? [];
    if (word === '') return;
    const verb = word.startsWith('/') ? callCommand : VERBS[word];
    if (verb === undefined) {
      print(`'${word}' is not understood; 'help' tells what is`);
      return;
    }
    try {
      const answer = await verb({ world, userActions, state }, word.startsWith('/') ? line : rest);
      if (answer !== undefined) print(answer);
    } catch (error) {
      const isForThePerson = error instanceof UserActionError || error instanceof ApiError;
      print(isForThePerson ? error.message : `That went wrong: ${String(error)}`);
    }
  };

  const lines = createInterface({ input, terminal: false });
  const work = async (): Promise<'quit' | 'end of input'> => {
    try {
      for await (const line of lines) {
        if (['quit', 'exit'].includes(line.trim())) return 'quit';
        await carryOut(line);
      }
      return 'end of input';
    } finally {
      unsubscribe();
      lines.close();
    }
  };

  print(
    `You are ${displayName(state.user)} in ${channelName(state.channel)}. 'help' tells what can be written here.`,
  );
  return {
    closed: work(),
    close() {
      lines.close();
    },
  };
}

function textOf(world: World, event: WorldEvent, state: ConsoleState): string | undefined {
  if (event.kind !== 'message_create' && event.kind !== 'message_update') return undefined;
  // What the person says is on the screen already.
  if (event.message.author.id === state.user.id || !isShown(world, state, event.message)) return undefined;
  const text = messageText(event.message, world.directory);
  return event.message.channel_id === state.channel.id ? text : `(direct message) ${text}`;
}
