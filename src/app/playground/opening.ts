import { DAY_MS } from '../../core/time/duration.ts';
import { WEEKDAY_NAMES } from '../../core/time/weekdays.ts';
import type { OpeningChannel, OpeningChoice, OpeningCommand } from '../../playground/opening.ts';
import type { Welcome } from '../../playground/web/protocol.ts';
import { SETTING_FIELD } from '../../views/settings/setting-form.ts';

/** The welcome card of the playground's page. */
export const WELCOME: Welcome = {
  title: 'Welcome to Paperboy',
  text:
    'This is the real bot on a Discord emulator: no account is needed, and nothing leaves this machine. ' +
    'Its daily lists, votes and comments are made up for trying out; the papers are real. ' +
    'Type / to see all commands, or start with one of these:',
  note: 'Daily lists, votes and comments are made up for trying out.',
  suggestions: [
    {
      label: 'Search for “state space models”',
      hint: '/search query:state space models',
      kind: 'command',
      channel: 'papers',
      command: 'search',
      options: { query: 'state space models' },
    },
    {
      label: 'Save the first paper with 1️⃣',
      hint: 'Reacts with 1️⃣ to the newest post in #papers',
      kind: 'react',
      channel: 'papers',
      emoji: '1️⃣',
    },
    {
      label: 'See the next digest',
      hint: 'Moves the clock to the next slot of the schedule',
      kind: 'move_clock',
      channel: 'papers',
      to: 'next',
    },
  ],
};

/** The channel of the curators' desk. */
export const CURATORS: OpeningChannel = {
  name: 'curators',
  topic: 'Drafts of the next posts, and papers that members submit',
  isPrivate: true,
};

/** The channel of the wall of fame. */
export const WALL: OpeningChannel = {
  name: 'wall-of-fame',
  topic: 'Papers that at least three members voted for',
  isPrivate: false,
};

/** Of the five made-up members, most vote for a post in the end; fewer on the same day. */
const WALL_THRESHOLD = 3;

/** Returns the choices that change a setting in the panel of the server's settings. */
function setting(name: string, menu: string, value: string): readonly OpeningChoice[] {
  return [
    { menu: SETTINGS_MENU, value: name },
    { menu, value },
  ];
}

const SETTINGS_MENU = 'v1|server-settings';

/** Returns the name of a weekday, in UTC. */
function weekdayAt(instant: number): string {
  // 1 January 1970 was a Thursday.
  const [, name = 'monday'] = WEEKDAY_NAMES[(Math.floor(instant / DAY_MS) + 3) % 7] ?? [];
  return name;
}

const OWNER_PLACE = { user: 'reading.group', channel: 'papers' };

/**
 * Returns the commands that set up a new playground: a schedule of the day's papers in #papers, its first digest, the desk
 * where the draft of the next one is, a wall of fame, and a reading club in #general whose vote opens tomorrow. The server's
 * owner runs them, so that the users whom a visitor can act as have not used any command yet.
 * @param timezone IANA name of the visitor's zone, so that digests come in the morning there
 * @param now ms since the epoch, UTC
 */
export function openingCommands(timezone: string, now: number): readonly OpeningCommand[] {
  return [
    {
      ...OWNER_PLACE,
      command: 'schedule create',
      options: { channel: 'papers', time: '09:00', timezone, days: 'every day', count: 3 },
    },
    { ...OWNER_PLACE, command: 'schedule run', options: { schedule: '1' } },
    {
      // One command for all of them: a user can call five in ten seconds.
      ...OWNER_PLACE,
      command: 'settings server',
      options: {},
      choices: [
        ...setting('desk', 'v1|server-channel|desk', `#${CURATORS.name}`),
        // A day: there is always the draft of the next digest.
        ...setting('desk-lead', 'v1|server-choice|desk-lead', '1440'),
        ...setting('curators', 'v1|server-role|curators', '@curator'),
        ...setting('wall', 'v1|server-channel|wall', `#${WALL.name}`),
        {
          menu: SETTINGS_MENU,
          value: 'wall-threshold',
          typed: { [SETTING_FIELD]: String(WALL_THRESHOLD) },
        },
      ],
    },
    {
      ...OWNER_PLACE,
      channel: 'general',
      command: 'club create',
      // Its vote opens four days before.
      options: { day: weekdayAt(now + 5 * DAY_MS), time: '18:00' },
    },
  ];
}
