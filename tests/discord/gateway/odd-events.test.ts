import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { openEmulator } from '../../support/emulator.ts';
import type { LoggedEvent } from '../../support/silent-log.ts';
import { addMember } from '../../support/users.ts';
import { openBot } from '../open-bot.ts';
import { recordEvents, type Event, type RecordedEvents } from './recorded-events.ts';

/** A bot that serves an emulator, and the events that are changed. */
async function openServedBot() {
  const emulator = await openEmulator();
  const bot = openBot(emulator);
  const client = await bot.serve();
  if (!client) throw new Error('not connected');
  const events = await recordEvents(emulator);
  await vi.waitFor(() => expect(bot.reactions).toHaveLength(2));
  let sent = 0;
  return {
    ...bot,
    emulator,
    events,
    /** Sends an event, and waits until the bot has read it. */
    async send({ t, d }: { readonly t: string; readonly d: unknown }) {
      emulator.gateway.sendEvent(t, d);
      sent += 1;
      const read = once(client.ws, `READ_${sent}`);
      emulator.gateway.sendEvent(`READ_${sent}`, {});
      await read;
    },
    async expectAlive() {
      const outcome = await emulator.userActions.slash(addMember(emulator), '#papers', 'help');
      expect(outcome.failed).toBeNull();
    },
  };
}

/** Returns the event with other data; `undefined` removes a field. */
function withData({ t, d }: Event, change: Readonly<Record<string, unknown>>): Event {
  return { t, d: { ...d, ...change } };
}

/** Returns the event with another field of a field. */
function within(event: Event, field: string, change: Readonly<Record<string, unknown>>): Event {
  return withData(event, { [field]: { ...Object(event.d[field]), ...change } });
}

/** A message menu whose message has these components. */
function menuOn(components: unknown, { menu }: RecordedEvents): Event {
  const { resolved, target_id: id } = Object(menu.d['data']);
  const message = { ...Object(resolved).messages[id], components };
  return within(menu, 'data', { resolved: { messages: { [id]: message } } });
}

type Change = (events: RecordedEvents) => Event;

const ODD_INTERACTIONS: readonly [string, Change][] = [
  ['a command without data', ({ command }) => withData(command, { data: undefined })],
  ['a command with null for data', ({ command }) => withData(command, { data: null })],
  ['a command without member and user', ({ command }) => withData(command, { member: undefined })],
  [
    'a command with a member that has no user',
    ({ command }) => within(command, 'member', { user: undefined }),
  ],
  ['a command of an unknown type', ({ command }) => within(command, 'data', { type: 9 })],
  ['a command without a type', ({ command }) => within(command, 'data', { type: undefined })],
  ['a command with options that are no list', ({ command }) => within(command, 'data', { options: 5 })],
  ['a command with empty options', ({ command }) => within(command, 'data', { options: [null] })],
  ['a command without a name', ({ command }) => within(command, 'data', { name: undefined })],
  ['a command with a number for its name', ({ command }) => within(command, 'data', { name: 5 })],
  [
    'a command without a channel',
    ({ command }) => withData(command, { channel: undefined, channel_id: undefined }),
  ],
  ['a command in a channel of an unknown kind', ({ command }) => within(command, 'channel', { type: 99 })],
  [
    'a command with null for its permissions',
    ({ command }) => within(command, 'member', { permissions: null }),
  ],
  [
    'a command without permissions of the app',
    ({ command }) => withData(command, { app_permissions: undefined }),
  ],
  ['a completion without options', ({ completion }) => within(completion, 'data', { options: undefined })],
  ['a completion with nothing in focus', ({ completion }) => within(completion, 'data', { options: [] })],
  ['a completion without data', ({ completion }) => withData(completion, { data: undefined })],
  ['a menu without resolved', ({ menu }) => within(menu, 'data', { resolved: undefined })],
  ['a menu without its message', ({ menu }) => within(menu, 'data', { resolved: { messages: {} } })],
  ['a menu without a target', ({ menu }) => within(menu, 'data', { target_id: undefined })],
  ['a menu on a message with an unknown component', events => menuOn([{ type: 77 }], events)],
  ['a menu on a message with an empty component', events => menuOn([{}], events)],
  ['a menu on a message with null for a component', events => menuOn([null], events)],
  [
    'a menu on a message with a row of unknown components',
    events => menuOn([{ type: 1, components: [{ type: 77 }] }], events),
  ],
  ['a menu on a message with an empty row', events => menuOn([{ type: 1 }], events)],
  ['a menu on a message with an empty container', events => menuOn([{ type: 17 }], events)],
  ['a press without custom_id', ({ press }) => within(press, 'data', { custom_id: undefined })],
  ['a press with a number for custom_id', ({ press }) => within(press, 'data', { custom_id: 5 })],
  ['a press without a message', ({ press }) => withData(press, { message: undefined })],
  ['a press without data', ({ press }) => withData(press, { data: undefined })],
  ['a press of an unknown component', ({ press }) => within(press, 'data', { component_type: 77 })],
  ['a select without values', ({ select }) => within(select, 'data', { values: undefined })],
  ['a select with numbers for values', ({ select }) => within(select, 'data', { values: [5, null] })],
  ['a modal without components', ({ modal }) => within(modal, 'data', { components: undefined })],
  ['a modal with an empty component', ({ modal }) => within(modal, 'data', { components: [{}] })],
  ['an interaction of an unknown type', ({ command }) => withData(command, { type: 99 })],
  ['an interaction without a type', ({ command }) => withData(command, { type: undefined })],
];

const ODD_EVENTS: readonly [string, Change][] = [
  [
    'threads of an unknown server',
    () => ({ t: 'THREAD_LIST_SYNC', d: { guild_id: '1', threads: [{}], members: [{}] } }),
  ],
  [
    'threads of an unknown channel',
    ({ guild }) => ({
      t: 'THREAD_LIST_SYNC',
      d: { guild_id: guild.d['id'], threads: [{ id: '5', type: 11 }], members: null },
    }),
  ],
  ['a reaction without an emoji', ({ reaction }) => withData(reaction, { emoji: undefined })],
  ['a reaction with a number for an emoji', ({ reaction }) => withData(reaction, { emoji: 5 })],
  ['a reaction with an emoji without a name', ({ reaction }) => within(reaction, 'emoji', { name: null })],
  ['a reaction without a user', ({ reaction }) => withData(reaction, { user_id: undefined })],
  ['a reaction by an empty member', ({ reaction }) => withData(reaction, { member: {} })],
  [
    'a removed reaction without a message',
    ({ reactionRemoval }) => withData(reactionRemoval, { message_id: null }),
  ],
  ['a server without channels', ({ guild }) => withData(guild, { id: '99', channels: 5, members: {} })],
  ['a server of null', () => ({ t: 'GUILD_CREATE', d: Object(null) })],
  ['a server that is gone, without an id', () => ({ t: 'GUILD_DELETE', d: {} })],
  ['a message without an author', () => ({ t: 'MESSAGE_CREATE', d: { id: '5', channel_id: '5' } })],
  ['an event of another version', () => ({ t: 'SOMETHING_NEW', d: { id: 5 } })],
];

/** Payloads of the protocol itself. */
const ODD_PAYLOADS: readonly unknown[] = [
  { op: 0, t: 'READY', s: 1, d: null },
  { op: 0, t: null, s: null, d: null },
  { op: 0 },
  { op: 9, d: null },
  { op: 10, d: null },
  { op: 99, d: {} },
  {},
  [],
  'text',
  5,
  null,
];

describe('an odd interaction', () => {
  it('is answered or dropped with a warning, each of them, and the bot goes on', async () => {
    const { emulator, events, send, log, expectAlive } = await openServedBot();
    const silent: string[] = [];
    for (const [index, [name, change]] of ODD_INTERACTIONS.entries()) {
      const id = String(800_000_000_000_000_000n + BigInt(index));
      const seenBefore = log.events.length;
      await send(withData(change(events), { id }));
      const isHandled = () =>
        emulator.faults.find({ method: 'POST', path: new RegExp(`/${id}/`) }).length > 0 ||
        log.events.slice(seenBefore).some(({ event }) => /dropped|not_answered/.test(event));
      await vi.waitUntil(isHandled, { timeout: 15_000 }).catch(() => silent.push(name));
    }
    expect(silent).toEqual([]);
    // The warnings of one kind are one line.
    expect(log.events.filter(isWarning('gateway_event_dropped'))).toHaveLength(1);
    await expectAlive();
  });

  it('is answered although discord.js cannot build it', async () => {
    const { emulator, events, send } = await openServedBot();
    const menu = within(events.menu, 'data', { resolved: undefined });
    await send(withData(menu, { id: '800000000000000001' }));
    await vi.waitFor(() => {
      const [response] = emulator.faults.find({ path: /^\/interactions\/800000000000000001\// });
      expect(JSON.stringify(response?.body)).toContain('could not read');
    });
  });
});

describe('an odd event', () => {
  it('is ignored or dropped with one warning, and the bot goes on', async () => {
    const { events, send, reactions, log, expectAlive } = await openServedBot();
    const noisy: string[] = [];
    for (const [name, change] of ODD_EVENTS) {
      const seenBefore = log.events.length;
      await send(change(events));
      if (log.events.slice(seenBefore).filter(isWarning()).length > 1) noisy.push(name);
    }
    expect(noisy).toEqual([]);
    expect(reactions).toHaveLength(2);
    await expectAlive();
  });
});

describe('an odd payload', () => {
  it('is ignored or dropped with one warning, and the bot goes on', async () => {
    const { emulator, log, expectAlive } = await openServedBot();
    const seenBefore = log.events.length;
    for (const payload of ODD_PAYLOADS) {
      emulator.gateway.sendPayload(payload);
      await expectAlive();
    }
    const warnings = log.events.slice(seenBefore).filter(isWarning());
    expect(warnings.map(({ event }) => event)).toEqual(['gateway_message_dropped']);
  });
});

function isWarning(name?: string) {
  return ({ level, event }: LoggedEvent) => level === 'warn' && (name === undefined || event === name);
}
