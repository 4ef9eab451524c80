import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
} from 'discord-api-types/v10';
import type { Command, Invocation } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import {
  SUBSCRIPTION_DEFAULTS,
  SUBSCRIPTION_SUBJECTS,
  type SubscriptionSubject,
} from '../../src/core/watch/subscription.ts';
import { subscriptionList, subscriptionStopped } from '../../src/views/watch/subscription-list.ts';
import { trustedNotice } from '../../src/views/notice/notice.ts';
import { EVERYWHERE } from '../contexts.ts';
import { completeDays } from '../schedule/complete-days.ts';
import { parseDays, parseTime } from '../schedule/timing-options.ts';
import { completeTimezone } from '../timezone/complete-timezone.ts';
import { subscribeTo, type GivenTiming, type SubscribeNeeds } from './subscribe-to.ts';
import { timingOptions } from './options.ts';

const { String: Text, Subcommand } = ApplicationCommandOptionType;

/** The subcommands that subscribe, with their descriptions. */
const SUBJECT_DESCRIPTIONS: Readonly<Record<SubscriptionSubject, string>> = {
  daily: 'Get the papers of the day in a direct message',
  weekly: 'Get the papers of the last week in a direct message',
  trending: 'Get what is voted for now in a direct message',
  recommendations: 'Get papers near your library in a direct message',
};

export const subscribe: Command<SubscribeNeeds> = {
  definition: {
    name: 'subscribe',
    description: 'Get papers in your direct messages',
    ...EVERYWHERE,
    options: [
      ...SUBSCRIPTION_SUBJECTS.map(subjectDefinition),
      { type: Subcommand, name: 'list', description: 'Show your subscriptions' },
      {
        type: Subcommand,
        name: 'stop',
        description: 'End a subscription',
        options: [
          {
            type: Text,
            name: 'what',
            description: 'Which one',
            required: true,
            choices: SUBSCRIPTION_SUBJECTS.map(name => ({ name, value: name })),
          },
        ],
      },
    ],
  },
  example: '/subscribe daily time:8:30 days:weekdays count:10',

  async run(invocation, app) {
    const { userId, options } = invocation;
    const { subcommand } = options;
    const subject = SUBSCRIPTION_SUBJECTS.find(each => each === subcommand);
    if (subject !== undefined) return subscribeTo(invocation, subject, readTiming(invocation), app);
    const all = await app.subscriptions.list(userId);
    if (subcommand === 'list') return { kind: 'private', body: subscriptionList(all) };
    if (subcommand !== 'stop') throw new UserError('See your subscriptions with `/subscribe list`.');
    const stopped = all.find(({ what }) => what === options.string('what'));
    if (!stopped) throw new UserError('You have no such subscription. See `/subscribe list`.');
    await app.subscriptions.remove(stopped.id);
    return { kind: 'private', body: trustedNotice(subscriptionStopped(stopped)) };
  },

  async complete({ focused }) {
    if (focused.name === 'timezone') return completeTimezone(focused.text);
    return focused.name === 'days' ? completeDays(focused.text) : [];
  },
};

function subjectDefinition(name: SubscriptionSubject): APIApplicationCommandSubcommandOption {
  return {
    type: Subcommand,
    name,
    description: SUBJECT_DESCRIPTIONS[name],
    options: timingOptions(SUBSCRIPTION_DEFAULTS[name]),
  };
}

/** Reads when to send how many. Throws `UserError` for the first option that is invalid. */
function readTiming({ options }: Pick<Invocation, 'options'>): GivenTiming {
  const time = options.string('time');
  const days = options.string('days');
  const count = options.integer('count');
  return {
    ...(time === undefined ? {} : { time: parseTime(time) }),
    ...(days === undefined ? {} : { days: parseDays(days) }),
    ...(count === undefined ? {} : { count }),
  };
}
