import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { addMember } from '../../support/users.ts';

/** Kinds of interactions and events that a bot receives every day. */
export interface RecordedEvents {
  readonly command: Event;
  readonly completion: Event;
  readonly menu: Event;
  readonly press: Event;
  readonly select: Event;
  readonly modal: Event;
  readonly reaction: Event;
  readonly reactionRemoval: Event;
  readonly guild: Event;
}

/** An event as Discord sends it. */
export interface Event {
  readonly t: string;
  readonly d: Readonly<Record<string, unknown>>;
}

/** Records one event of each kind while users do what causes it. The bot must serve the emulator. */
export async function recordEvents(emulator: Emulator): Promise<RecordedEvents> {
  const { userActions, forge, world } = emulator;
  const { eventOf, stop } = startRecording(emulator);
  const user = addMember(emulator);
  const { id: said } = userActions.say('Ben', '#general', 'https://arxiv.org/abs/2401.00001');
  const component = { user, message: said };
  const typing = { user, channel: '#general', name: 'search' };
  const focused = [{ name: 'query', type: 3, value: 'mam', focused: true }];
  const events = {
    command: await eventOf(() => userActions.slash(user, '#general', 'help')),
    completion: await eventOf(() => forge.autocomplete({ ...typing, options: focused })),
    menu: await eventOf(() => userActions.menu(user, '#general', 'Look up paper', said)),
    press: await eventOf(() => forge.component({ ...component, customId: 'v1|about|x' })),
    select: await eventOf(() => forge.component({ ...component, customId: 'v1|open', values: ['1'] })),
    modal: await eventOf(() =>
      forge.modal({ user, channel: '#general', customId: 'v1|x', fields: { note: 'x' } }),
    ),
    reaction: await eventOf(() => userActions.react(user, said, '🔖')),
    reactionRemoval: await eventOf(() => userActions.unreact(user, said, '🔖')),
    guild: await eventOf(() => world.addGuild({ name: 'Second Group' })),
  };
  stop();
  return events;
}

/** Records the other events that reach a bot with these intents: of servers, channels, roles, threads and cleared reactions. */
export async function recordServerEvents(emulator: Emulator): Promise<readonly Event[]> {
  const { userActions, world } = emulator;
  const { directory, seed } = world;
  const { eventOf, stop } = startRecording(emulator);
  const group = world.addGuild({ name: 'Third Group' });
  const { id: said } = userActions.say('Ben', '#general', 'Hello');
  const channel = world.addChannel(seed.guild.id, { name: 'seen' });
  const changes: readonly (() => unknown)[] = [
    () => world.addChannel(seed.guild.id, { name: 'new' }),
    () => world.setOverwrite(channel.id, { id: seed.guild.id, deny: 1n << 11n }),
    () => directory.removeChannel(channel.id),
    () => world.addForum(seed.guild.id, { name: 'forum', tags: [{ name: 'tag' }] }),
    () => world.addRole(seed.guild.id, { name: 'readers' }),
    () => world.timeOut(seed.guild.id, world.bot.id, null),
    () => userActions.startThread('Ben', said, 'A thread'),
    () => userActions.archive('Ben', 'A thread'),
    () => userActions.react('Ben', said, '🔖'),
    () => userActions.clearReactions('Reading Group Owner', said, '🔖'),
    () => directory.setAvailable(group.id, false),
    () => directory.setAvailable(group.id, true),
    () => directory.removeGuild(group.id),
  ];
  const events: Event[] = [];
  for (const change of changes) events.push(await eventOf(change));
  stop();
  return [
    ...events,
    { t: 'GUILD_UPDATE', d: { ...events.find(({ t }) => t === 'GUILD_CREATE')?.d, id: seed.guild.id } },
    {
      t: 'MESSAGE_REACTION_REMOVE_ALL',
      d: { guild_id: seed.guild.id, channel_id: seed.channels.general.id, message_id: said },
    },
  ];
}

/** Starts to record; `eventOf` returns the first event that an action causes. */
function startRecording({ gateway }: Pick<Emulator, 'gateway'>) {
  const received: Event[] = [];
  const stop = gateway.onDispatch(({ t, d }) => received.push(asEvent(t, d)));
  return {
    stop,
    async eventOf(action: () => unknown): Promise<Event> {
      received.length = 0;
      await action();
      const [event] = received;
      if (!event) throw new Error(`no event of ${String(action)}`);
      return event;
    },
  };
}

function asEvent(t: string, d: unknown): Event {
  // A copy: the emulator goes on with its own objects.
  const data: unknown = JSON.parse(JSON.stringify(d));
  if (typeof data !== 'object' || data === null) throw new TypeError(`no data in ${t}`);
  return { t, d: { ...data } };
}
