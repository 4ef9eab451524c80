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
  const { userActions, forge, gateway, world } = emulator;
  const received: Event[] = [];
  const stop = gateway.onDispatch(({ t, d }) => received.push(asEvent(t, d)));
  /** Returns the first event that an action causes. */
  async function eventOf(action: () => unknown): Promise<Event> {
    received.length = 0;
    await action();
    const [event] = received;
    if (!event) throw new Error('no event');
    return event;
  }
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

function asEvent(t: string, d: unknown): Event {
  // A copy: the emulator goes on with its own objects.
  const data: unknown = JSON.parse(JSON.stringify(d));
  if (typeof data !== 'object' || data === null) throw new TypeError(`no data in ${t}`);
  return { t, d: { ...data } };
}
