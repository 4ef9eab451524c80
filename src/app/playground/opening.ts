import type { OpeningCommand } from '../../playground/opening.ts';
import type { Welcome } from '../../playground/web/protocol.ts';

/** What the playground's page says first of Paperboy. */
export const WELCOME: Welcome = {
  title: 'Welcome to Paperboy',
  text:
    'This is the real bot, in a Discord of your own: no account, and nothing leaves this machine. ' +
    'Type / to see all it does, or begin with one of these:',
  tries: [
    {
      label: 'Search for “mamba”',
      hint: '/search query:mamba',
      does: 'command',
      channel: 'papers',
      command: 'search',
      options: { query: 'mamba' },
    },
    {
      label: 'Save the first paper with 1️⃣',
      hint: 'Reacts with 1️⃣ to the newest post in #papers',
      does: 'react',
      channel: 'papers',
      emoji: '1️⃣',
    },
    {
      label: 'See the next digest',
      hint: 'Moves the clock to the next slot of the schedule',
      does: 'move_clock',
      channel: 'papers',
      to: 'next',
    },
  ],
};

/**
 * The first view: a schedule of the day's papers in #papers, and its first digest. It is the server's owner who asks for
 * them, so that nobody who comes has called anything yet.
 * @param timezone IANA name, so that digests come in the morning of whoever looks
 */
export function openingCommands(timezone: string): readonly OpeningCommand[] {
  const place = { as: 'reading.group', channel: 'papers' };
  return [
    {
      ...place,
      command: 'schedule create',
      options: { channel: 'papers', time: '09:00', timezone, days: 'every day', count: 3 },
    },
    { ...place, command: 'schedule run', options: { schedule: '1' } },
  ];
}
