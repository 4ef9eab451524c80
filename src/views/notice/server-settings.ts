import type { MessageBody } from '../../core/message/message-body.ts';
import type { ServerSettings } from '../../core/server-settings.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';

/** Returns the settings of a server. `note`: a plain text about the time zone. */
export function serverSettings(
  { timezone, alertChannelId }: ServerSettings,
  { isChanged, note }: { readonly isChanged: boolean; readonly note?: string | undefined },
): MessageBody {
  const lines = [
    isChanged ? '### Settings saved' : '### Settings of this server',
    `Time zone of new schedules: ${timezone === null ? 'UTC, since none is set' : escapeText(timezone)}`,
    ...(note === undefined ? [] : [`- ${escapeText(note)}`]),
    `Alerts about paused schedules: ${alertChannelId === null ? "a message to the server's owner" : `<#${alertChannelId}>`}`,
    '-# Change them with the options of `/settings server`. Schedules that exist keep their time zone.',
  ];
  return message(container(BLUE, [textDisplay(lines.join('\n'))]));
}
