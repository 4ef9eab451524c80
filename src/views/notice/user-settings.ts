import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { UserSettings } from '../../core/user-settings.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { noteLines } from '../format/note-lines.ts';
import { PANEL_MARK, timezoneButton } from '../watch/timezone-question.ts';

/** Returns the settings of a user with buttons that change them. `notes`: plain texts about the time zone. */
export function userSettings(
  { timezone, publicSaves }: UserSettings,
  { isChanged, notes }: { readonly isChanged: boolean; readonly notes: readonly string[] },
): MessageBody {
  const lines = [
    isChanged ? '### Settings saved' : '### Your settings',
    `Time zone of your digests: ${timezone === null ? 'none set, so that of the server, else UTC' : escapeText(timezone)}`,
    ...noteLines(notes),
    `Who saved a paper: ${publicSaves ? 'members of your servers see your name on what you save there, in any channel, while you are a member' : 'you are counted, and your name is not shown'}`,
    '-# `/settings me` changes them too.',
  ];
  return message(
    container(BLUE, [
      textDisplay(lines.join('\n')),
      row(
        timezoneButton(PANEL_MARK),
        button(customId('public-saves', publicSaves ? 'off' : 'on'), {
          label: publicSaves ? 'Hide my name' : 'Show my name',
        }),
      ),
    ]),
  );
}
