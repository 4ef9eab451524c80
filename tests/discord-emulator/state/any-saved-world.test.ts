import { InteractionType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUserActions } from '../../../src/discord-emulator/user-actions/user-actions.ts';
import { UserActionError } from '../../../src/discord-emulator/user-actions/user-action-error.ts';
import { ApiError } from '../../../src/discord-emulator/api-error.ts';
import { savedPlayground } from '../../../src/playground/saved-state/saved-playground.ts';
import { isTopLevel } from '../../../src/discord-emulator/state/guild.ts';
import { NOTHING_RESOLVED } from '../../../src/discord-emulator/state/interaction.ts';
import type { Message } from '../../../src/discord-emulator/state/message.ts';
import { EMPTY_DRAFT } from '../../../src/discord-emulator/state/new-message.ts';
import type { SavedWorld } from '../../../src/discord-emulator/state/saved-world.ts';
import { saveWorld } from '../../../src/discord-emulator/state/save-world.ts';
import type { World } from '../../../src/discord-emulator/state/world.ts';
import { createWorld } from '../../../src/discord-emulator/state/world.ts';
import { createManualTimers } from '../gateway/manual-timers.ts';

type UserName = 'ada' | 'ben' | 'cleo';

/** Performs an action in a world; `pick` chooses the message, channel or command. */
type Perform = (world: World, who: UserName, pick: number) => void;

/** An action with its name, which fast-check prints for a failure. */
interface Action {
  readonly action: readonly [name: string, perform: Perform];
  readonly who: UserName;
  readonly pick: number;
}

const nth = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(items.length, 1)];

/** Returns an action on one of the messages, if there is any. */
const onMessage =
  (perform: (world: World, message: Message, who: UserName) => void): Perform =>
  (world, who, pick) => {
    const message = nth(world.messages.all(), pick);
    if (message !== undefined) perform(world, message, who);
  };

const ACTIONS: Readonly<Record<string, Perform>> = {
  say: (world, who, pick) => {
    const channels = world.directory.channelsOf(world.seed.guild.id);
    const channel = nth([...channels, ...world.directory.threadsOf(world.seed.guild.id)], pick);
    createUserActions(world).say(who, channel?.id ?? '', `${pick} 🔖 <@${world.seed.users.ben.id}>`);
  },
  sendFile: (world, who, pick) => {
    const bytes = Uint8Array.from({ length: pick % 7 }, (_, index) => index * pick);
    world.messages.create({
      channel: world.openDm(world.seed.users[who].id),
      author: world.bot,
      draft: {
        ...EMPTY_DRAFT,
        nonce: String(pick),
        enforceNonce: true,
        fileDescriptions: new Map([['0', 'x']]),
      },
      files: [{ index: '0', filename: 'a b.bin', contentType: 'application/octet-stream', bytes }],
    });
  },
  react: onMessage((world, { id }, who) => createUserActions(world).react(who, id, '🔖')),
  unreact: onMessage((world, { id }, who) => createUserActions(world).unreact(who, id, '🔖')),
  pin: onMessage((world, message, who) => world.pins.pin(message, world.seed.users[who])),
  unpin: onMessage((world, message) => world.pins.unpin(message)),
  remove: onMessage((world, message) => world.messages.remove(message)),
  postPoll: (world, who, pick) => {
    const answers = ['a', 'b'].map(text => ({ text, emoji: undefined }));
    world.messages.create({
      channel: world.openDm(world.seed.users[who].id),
      author: world.bot,
      draft: {
        ...EMPTY_DRAFT,
        poll: { question: 'Which?', answers, durationHours: (pick % 9) + 1, allowsMultiselect: false },
      },
      files: [],
    });
  },
  votePoll: onMessage((world, { id }, who) => createUserActions(world).votePoll(who, id, [2])),
  planEvent: (world, who, pick) => {
    world.scheduledEvents.create(world.seed.guild.id, world.seed.users[who], {
      name: `Event ${pick}`,
      description: null,
      scheduled_start_time: new Date(world.now() + pick + 1).toISOString(),
      scheduled_end_time: new Date(world.now() + pick + 2).toISOString(),
      entity_metadata: { location: 'Here' },
    });
  },
  startThread: onMessage((world, { id }, who) => createUserActions(world).startThread(who, id, 'Talk')),
  post: (world, who) =>
    createUserActions(world).post(who, 'paper-forum', { name: 'Post', text: 'first', tags: ['paper'] }),
  archive: (world, who, pick) => {
    const thread = nth(world.directory.threadsOf(world.seed.guild.id), pick);
    createUserActions(world).archive(who, thread?.id ?? '');
  },
  respondEphemerally: (world, who) => {
    const { id, token } = world.interactions.open({
      type: InteractionType.MessageComponent,
      user: world.seed.users[who],
      channel: world.directory.channel(world.seed.channels.papers.id),
      data: {
        kind: 'component',
        customId: 'x',
        componentType: 2,
        componentId: 1,
        resolved: NOTHING_RESOLVED,
      },
    });
    world.interactions.respond(id, token, { type: 4, data: { content: 'secret', flags: 64 } }, []);
  },
  register: (world, _who, pick) => {
    const scope = pick % 2 === 0 ? world.seed.guild.id : null;
    world.commands.upsert(scope, { name: `command-${pick % 3}`, description: String(pick) });
  },
  unregister: (world, _who, pick) => {
    const command = nth(world.commands.all(), pick);
    if (command !== undefined) world.commands.remove(command.guild_id ?? null, command.id);
  },
  install: (world, who) => createUserActions(world).install(who),
  uninstall: (world, who) => createUserActions(world).uninstall(who),
  block: (world, who) => void world.blockers.add(world.seed.users[who].id),
  timeOut: (world, who, pick) =>
    void world.timeOut(world.seed.guild.id, world.seed.users[who].id, world.now() + pick),
  addChannel: (world, _who, pick) =>
    void world.addChannel(world.seed.guild.id, { name: `channel-${pick}`, topic: 'New' }),
  removeChannel: (world, _who, pick) => {
    const channel = nth(world.directory.channelsOf(world.seed.guild.id).filter(isTopLevel), pick);
    world.directory.removeChannel(channel?.id ?? '');
  },
  addRole: world => void world.addRole(world.seed.guild.id, { name: 'reader', permissions: 8n }),
  addUser: (world, _who, pick) => {
    const { id } = world.addUser({ username: `reader.${pick}` });
    world.addMember(world.seed.guild.id, id);
    world.openPrivateDm(id, world.seed.users.ada.id);
  },
};

const actions: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.record({
    action: fc.constantFrom(...Object.entries(ACTIONS)),
    who: fc.constantFrom<UserName[]>('ada', 'ben', 'cleo'),
    pick: fc.nat(1000),
  }),
  { maxLength: 40 },
);

/** Creates a world whose clock does not move. */
function worldAt(now: number, saved?: SavedWorld): World {
  return createWorld({ now: () => now, timers: createManualTimers(), cdnUrl: 'http://127.0.0.1:1', saved });
}

/** Performs the actions in order and returns the outcome of each: equal worlds refuse the same actions. */
function performAll(world: World, all: readonly Action[]): string[] {
  return all.map(({ action: [, perform], who, pick }) => {
    try {
      perform(world, who, pick);
      return 'done';
    } catch (error) {
      if (error instanceof UserActionError || error instanceof ApiError) return error.message;
      throw error;
    }
  });
}

/** Returns the saved world after JSON and the validation of the file. */
function roundTrip(world: World): SavedWorld {
  const text = JSON.stringify({ world: saveWorld(world), clockAhead: 0 });
  return savedPlayground.parse(JSON.parse(text)).world;
}

const NINE = Date.UTC(2026, 0, 5, 9);

test('saving a restored world gives the same result after any actions', () => {
  fc.assert(
    fc.property(actions, all => {
      const world = worldAt(NINE);
      performAll(world, all);
      const saved = roundTrip(world);
      expect(roundTrip(worldAt(NINE, saved))).toEqual(saved);
    }),
  );
});

test('a scope of commands that was empty in between comes at the same place in a restored world', () => {
  const world = worldAt(NINE);
  const { commands } = world;
  const removed = commands.upsert(null, { name: 'first', description: 'Removed' }).command;
  commands.upsert(world.seed.guild.id, { name: 'second', description: 'Kept' });
  commands.remove(null, removed.id);
  const restored = worldAt(NINE, roundTrip(world));
  for (const each of [world, restored]) each.commands.upsert(null, { name: 'third', description: 'New' });
  const names = [world, restored].map(each => each.commands.all().map(({ name }) => name));
  expect(names[1]).toEqual(names[0]);
});

test('later actions have the same outcomes in a restored world', () => {
  fc.assert(
    fc.property(actions, actions, (before, after) => {
      const world = worldAt(NINE);
      performAll(world, before);
      const restored = worldAt(NINE, roundTrip(world));
      expect(performAll(restored, after)).toEqual(performAll(world, after));
      expect(roundTrip(restored)).toEqual(roundTrip(world));
    }),
  );
});
