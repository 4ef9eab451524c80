import { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';
import type { App, Invocation } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { ServerSettings } from '../../src/core/server-settings.ts';
import { rescheduleFinds } from '../../src/usecases/reschedule-finds.ts';
import { serverSettings } from '../../src/views/notice/server-settings.ts';
import { assertBotCanPost, assertCallerCanPost } from '../channel-checks.ts';
import { clearConflict } from '../clear-conflict.ts';
import { parseTimezone, timezoneNote } from '../timezone/parse-timezone.ts';
import type { SettingsSubcommand } from './subcommand.ts';

const { String: Text, Channel, Subcommand } = ApplicationCommandOptionType;

/** Shows and changes the settings of a server. */
export const server: SettingsSubcommand = {
  definition: {
    type: Subcommand,
    name: 'server',
    description: 'Show or change the settings of this server (for members with Manage Server)',
    options: [
      {
        type: Text,
        name: 'timezone',
        description: 'Time zone of new schedules, such as Europe/Berlin',
        autocomplete: true,
      },
      {
        type: Channel,
        name: 'alert_channel',
        description: 'Where Paperboy says that a schedule was paused (a message to the owner if not set)',
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
      },
      {
        type: Text,
        name: 'clear',
        description: 'A setting to remove',
        choices: [
          { name: 'timezone', value: 'timezone' },
          { name: 'alert_channel', value: 'alert_channel' },
        ],
      },
    ],
  },
  async run(invocation, app) {
    const { guildId, managesGuild, isMemberHere } = invocation;
    if (guildId === null || !isMemberHere) {
      throw new UserError(
        'These settings belong to a server that Paperboy is a member of: use this command there.',
      );
    }
    if (!managesGuild) {
      throw new UserError('The settings of a server are for members with the Manage Server permission.');
    }
    const changes = parseChanges(invocation, guildId, app);
    const isChanged = Object.keys(changes).length > 0;
    const current = isChanged
      ? await app.unitOfWork(async stores => {
          const changed = await stores.serverSettings.change(guildId, changes);
          await rescheduleFinds(await stores.watches.inGuild(guildId), app.clock.now(), stores);
          return changed;
        })
      : await app.serverSettings.get(guildId);
    const { timezone } = changes;
    const note = timezone === undefined || timezone === null ? undefined : timezoneNote(timezone);
    return { kind: 'private', body: serverSettings(current, { isChanged, note }) };
  },
};

function parseChanges(
  invocation: Invocation,
  guildId: string,
  { channelAccess }: Pick<App, 'channelAccess'>,
): Partial<ServerSettings> {
  const { options } = invocation;
  const cleared = options.string('clear');
  const timezone = options.string('timezone');
  const alertChannelId = options.channel('alert_channel');
  if (cleared === 'timezone' && timezone !== undefined) throw clearConflict(cleared);
  if (cleared === 'alert_channel' && alertChannelId !== undefined) throw clearConflict(cleared);
  if (alertChannelId !== undefined) {
    assertCallerCanPost(invocation, alertChannelId);
    assertBotCanPost(channelAccess.missing(guildId, alertChannelId));
  }
  return {
    ...(cleared === 'timezone' ? { timezone: null } : {}),
    ...(cleared === 'alert_channel' ? { alertChannelId: null } : {}),
    ...(timezone === undefined ? {} : { timezone: parseTimezone(timezone) }),
    ...(alertChannelId === undefined ? {} : { alertChannelId }),
  };
}
