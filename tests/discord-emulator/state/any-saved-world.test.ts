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
import { handTimers } from '../gateway/manual-timers.ts';

type Person = 'ada' | 'ben' | 'cleo';

/** Does something in a world; `pick` chooses the message, channel or command it is done to. */
type Does = (world: World, who: Person, pick: number) => void;

/** Something that is done, with its name for whoever reads of a failure. */
interface Deed {
  readonly deed: readonly [name: string, does: Does];
  readonly who: Person;
  readonly pick: number;
}

const nth = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(items.length, 1)];

/** Does something to one of the messages, if there is any. */
const toMessage =
  (does: (world: World, message: Message, who: Person) => void): Does =>
  (world, who, pick) => {
    const message = nth(world.messages.all(), pick);
    if (message !== undefined) does(world, message, who);
  };

const DEEDS: Readonly<Record<string, Does>> = {
  say: (world, who, pick) => {
    const places = world.directory.channelsOf(world.seed.guild.id);
    const place = nth([...places, ...world.directory.threadsOf(world.seed.guild.id)], pick);
    createUserActions(world).say(who, place?.id ?? '', `${pick} 🔖 <@${world.seed.people.ben.id}>`);
  },
  sendFile: (world, who, pick) => {
    const bytes = Uint8Array.from({ length: pick % 7 }, (_, index) => index * pick);
    world.messages.create({
      channel: world.openDm(world.seed.people[who].id),
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
  react: toMessage((world, { id }, who) => createUserActions(world).react(who, id, '🔖')),
  unreact: toMessage((world, { id }, who) => createUserActions(world).unreact(who, id, '🔖')),
  pin: toMessage((world, message, who) => world.pins.pin(message, world.seed.people[who])),
  unpin: toMessage((world, message) => world.pins.unpin(message)),
  remove: toMessage((world, message) => world.messages.remove(message)),
  startThread: toMessage((world, { id }, who) => createUserActions(world).startThread(who, id, 'Talk')),
  post: (world, who) =>
    createUserActions(world).post(who, 'paper-forum', { name: 'Post', text: 'first', tags: ['paper'] }),
  archive: (world, who, pick) => {
    const thread = nth(world.directory.threadsOf(world.seed.guild.id), pick);
    createUserActions(world).archive(who, thread?.id ?? '');
  },
  answerSecretly: (world, who) => {
    const { id, token } = world.interactions.open({
      type: InteractionType.MessageComponent,
      user: world.seed.people[who],
      channel: world.directory.channel(world.seed.channels.papers.id),
      data: {
        kind: 'component',
        customId: 'x',
        componentType: 2,
        componentId: 1,
        resolved: NOTHING_RESOLVED,
      },
    });
    world.interactions.answer(id, token, { type: 4, data: { content: 'secret', flags: 64 } }, []);
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
  block: (world, who) => void world.blockers.add(world.seed.people[who].id),
  timeOut: (world, who, pick) =>
    void world.timeOut(world.seed.guild.id, world.seed.people[who].id, world.now() + pick),
  addChannel: (world, _who, pick) =>
    void world.addChannel(world.seed.guild.id, { name: `channel-${pick}`, topic: 'New' }),
  removeChannel: (world, _who, pick) => {
    const channel = nth(world.directory.channelsOf(world.seed.guild.id).filter(isTopLevel), pick);
    world.directory.removeChannel(channel?.id ?? '');
  },
  addRole: world => void world.addRole(world.seed.guild.id, { name: 'reader', permissions: 8n }),
  addPerson: (world, _who, pick) => {
    const { id } = world.addUser({ username: `reader.${pick}` });
    world.addMember(world.seed.guild.id, id);
    world.openPrivate(id, world.seed.people.ada.id);
  },
};

const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    deed: fc.constantFrom(...Object.entries(DEEDS)),
    who: fc.constantFrom<Person[]>('ada', 'ben', 'cleo'),
    pick: fc.nat(1000),
  }),
  { maxLength: 40 },
);

/** A world whose clock stands still. */
function worldAt(now: number, saved?: SavedWorld): World {
  return createWorld({ now: () => now, timers: handTimers(), cdnUrl: 'http://127.0.0.1:1', saved });
}

/** Does one after the other; what is refused in one world has to be refused in another that is the same. */
function doAll(world: World, all: readonly Deed[]): string[] {
  return all.map(({ deed: [, does], who, pick }) => {
    try {
      does(world, who, pick);
      return 'done';
    } catch (error) {
      if (error instanceof UserActionError || error instanceof ApiError) return error.message;
      throw error;
    }
  });
}

/** Through JSON, and the check that a file goes through. */
function written(world: World): SavedWorld {
  const text = JSON.stringify({ world: saveWorld(world), clockAhead: 0 });
  return savedPlayground.parse(JSON.parse(text)).world;
}

const NINE = Date.UTC(2026, 0, 5, 9);

test('whatever was done, a world that was saved and restored is saved the same again', () => {
  fc.assert(
    fc.property(deeds, all => {
      const world = worldAt(NINE);
      doAll(world, all);
      const saved = written(world);
      expect(written(worldAt(NINE, saved))).toEqual(saved);
    }),
  );
});

test('whatever is done after that has the outcome it would have had', () => {
  fc.assert(
    fc.property(deeds, deeds, (before, after) => {
      const world = worldAt(NINE);
      doAll(world, before);
      const restored = worldAt(NINE, written(world));
      expect(doAll(restored, after)).toEqual(doAll(world, after));
      expect(written(restored)).toEqual(written(world));
    }),
  );
});
