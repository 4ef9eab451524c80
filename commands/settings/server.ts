import { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';
import type { App, Invocation } from '../../src/command.ts';
import type { ServerSettingName } from '../../src/core/server-setting.ts';
import type { ServerSettingsChanges } from '../../src/core/server-settings.ts';
import { changeServerSettings } from '../../src/usecases/change-server-settings.ts';
import { serverPanel } from '../../src/views/settings/server-panel.ts';
import { clearConflict } from '../clear-conflict.ts';
import { parseTimezone, timezoneNote } from '../timezone/parse-timezone.ts';
import { assertManagesServer } from './assert-manages-server.ts';
import { readChannel } from './read-setting.ts';
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
    const guildId = assertManagesServer(invocation);
    const changes = parseChanges(invocation, guildId, app);
    const { timezone, alertChannelId } = changes;
    const saved: ServerSettingName[] = [
      ...(timezone === undefined ? [] : (['timezone'] as const)),
      ...(alertChannelId === undefined ? [] : (['alert-channel'] as const)),
    ];
    const current =
      saved.length > 0
        ? (await changeServerSettings(guildId, changes, { ...app, now: app.clock.now() })).settings
        : await app.serverSettings.get(guildId);
    const note = timezone === undefined || timezone === null ? undefined : timezoneNote(timezone);
    return {
      kind: 'private',
      body: serverPanel(current, { saved, note, readsMessageContent: app.readsMessageContent }),
    };
  },
};

function parseChanges(
  invocation: Invocation,
  guildId: string,
  app: Pick<App, 'channelAccess'>,
): ServerSettingsChanges {
  const { options } = invocation;
  const cleared = options.string('clear');
  const timezone = options.string('timezone');
  const alertChannelId = options.channel('alert_channel');
  if (cleared === 'timezone' && timezone !== undefined) throw clearConflict(cleared);
  if (cleared === 'alert_channel' && alertChannelId !== undefined) throw clearConflict(cleared);
  return {
    ...(cleared === 'timezone' ? { timezone: null } : {}),
    ...(cleared === 'alert_channel' ? { alertChannelId: null } : {}),
    ...(timezone === undefined ? {} : { timezone: parseTimezone(timezone) }),
    ...(alertChannelId === undefined
      ? {}
      : readChannel('alert-channel', alertChannelId, { ...invocation, guildId }, app)),
  };
}
