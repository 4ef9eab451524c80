import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { ComponentAction, ModalAction, ModalReply, PlainReply } from '../../src/command.ts';
import { changeTimezone } from '../../src/usecases/change-timezone.ts';
import { userSettings as settingsPanel } from '../../src/views/notice/user-settings.ts';
import { PANEL_MARK, TIMEZONE_FIELD, timezoneForm } from '../../src/views/watch/timezone-question.ts';
import { clearConflict } from '../clear-conflict.ts';
import { parseTimezone, timezoneNote } from '../timezone/parse-timezone.ts';
import type { SettingsSubcommand } from './subcommand.ts';

const { String: Text, Boolean: Flag, Subcommand } = ApplicationCommandOptionType;

/** Shows and changes the settings of the caller. */
export const me: SettingsSubcommand = {
  definition: {
    type: Subcommand,
    name: 'me',
    description: 'Show or change your own settings',
    options: [
      {
        type: Text,
        name: 'timezone',
        description: 'Time zone of your digests, such as Europe/Berlin',
        autocomplete: true,
      },
      {
        type: Flag,
        name: 'public_saves',
        description: 'Whether members of your servers may see that you saved a paper',
      },
      {
        type: Text,
        name: 'clear',
        description: 'A setting to remove',
        choices: [{ name: 'timezone', value: 'timezone' }],
      },
    ],
  },
  async run({ userId, options }, app) {
    const typed = options.string('timezone');
    const publicSaves = options.boolean('public_saves');
    const isCleared = options.string('clear') === 'timezone';
    if (isCleared && typed !== undefined) throw clearConflict('timezone');
    const timezone = typed === undefined ? undefined : parseTimezone(typed);
    const isChanged = timezone !== undefined || publicSaves !== undefined || isCleared;
    if (timezone !== undefined) await changeTimezone(userId, timezone, { ...app, now: app.clock.now() });
    if (isCleared) await changeTimezone(userId, null, { ...app, now: app.clock.now() });
    if (publicSaves !== undefined) await app.userSettings.change(userId, { publicSaves });
    const current = await app.userSettings.get(userId);
    return { kind: 'private', body: settingsPanel(current, { isChanged, notes: notesOn(timezone) }) };
  },
};

/** Shows a member's name to others, or hides it. */
export const setPublicSaves: ComponentAction<'userSettings'> = {
  verb: 'public-saves',
  async run({ userId, args: [value] }, { userSettings }) {
    const current = await userSettings.change(userId, { publicSaves: value === 'on' });
    return { kind: 'update', body: settingsPanel(current, { isChanged: true, notes: [] }) };
  },
};

/** Opens the form that asks for the caller's time zone. */
export const askTimezone: ComponentAction<'userSettings', ModalReply> = {
  verb: 'timezone',
  async run({ userId, args }, { userSettings }) {
    const { timezone } = await userSettings.get(userId);
    const marks = args.includes(PANEL_MARK) ? [PANEL_MARK] : [];
    return { kind: 'modal', modal: timezoneForm(timezone, marks) };
  },
};

/** Stores the time zone of a form. The panel that opened it shows it; below another message, it is shown in a reply. */
export const setTimezone: ModalAction<'unitOfWork' | 'clock'> = {
  verb: 'timezone',
  async run({ userId, args, ...form }, { clock, unitOfWork }): Promise<PlainReply> {
    const timezone = parseTimezone(form.text(TIMEZONE_FIELD));
    const current = await changeTimezone(userId, timezone, { unitOfWork, now: clock.now() });
    return {
      kind: args.includes(PANEL_MARK) ? 'update' : 'private',
      body: settingsPanel(current, { isChanged: true, notes: notesOn(timezone) }),
    };
  },
};

function notesOn(timezone: string | undefined): string[] {
  const note = timezone === undefined ? undefined : timezoneNote(timezone);
  return note === undefined ? [] : [note];
}
