import {
  ComponentType,
  type APIActionRowComponent,
  type APIStringSelectComponent,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { hasDefault, isServerSettingName, type ServerSettingName } from '../../core/server-setting.ts';
import type { ServerSettings } from '../../core/server-settings.ts';
import { BLUE, container, message, row, separator, textDisplay } from '../format/components.ts';
import { noteLines } from '../format/note-lines.ts';
import { settingEditor } from './setting-editor.ts';
import { SETTING_TEXTS } from './setting-text.ts';

const NAMES: readonly ServerSettingName[] = Object.keys(SETTING_TEXTS).filter(isServerSettingName);

/** What the panel shows besides the settings. */
export interface ServerPanelOptions {
  /** The settings that were changed just now. */
  readonly saved?: readonly ServerSettingName[];
  /** The setting whose menus are shown. */
  readonly opened?: ServerSettingName | undefined;
  /** A plain text about what was saved. */
  readonly note?: string | undefined;
  /** Whether the bot receives the texts of messages, without which it does not reply to links. */
  readonly readsMessageContent: boolean;
}

/** Returns the settings of a server, with a menu that opens one of them to change it. */
export function serverPanel(
  settings: ServerSettings,
  { saved = [], opened, note, readsMessageContent }: ServerPanelOptions,
): MessageBody {
  const lineOf = (name: ServerSettingName) => {
    const isInVain = name === 'seen-replies' && settings.seenReplies && !readsMessageContent;
    return `${settingLine(name, settings)}${isInVain ? ' – none are sent, since `MESSAGE_CONTENT` is off' : ''}`;
  };
  const lines = [
    '### Settings of this server',
    ...saved.map(name => `**Saved** · ${lineOf(name)}`),
    ...noteLines(note === undefined ? [] : [note]),
  ];
  return message(
    container(BLUE, [
      textDisplay(lines.join('\n')),
      textDisplay(NAMES.map(lineOf).join('\n')),
      settingMenu(opened),
      ...(opened === undefined
        ? []
        : [separator(), textDisplay(editorText(opened)), ...settingEditor(opened, settings)]),
    ]),
  );
}

function settingLine(name: ServerSettingName, settings: ServerSettings): string {
  const { title, value } = SETTING_TEXTS[name];
  return `${title}: ${value(settings)}${hasDefault(name, settings) ? ' (default)' : ''}`;
}

function editorText(name: ServerSettingName): string {
  const { title, explanation, details } = SETTING_TEXTS[name];
  return [`**${title}**`, explanation, ...(details === undefined ? [] : [details])].join('\n');
}

function settingMenu(opened: ServerSettingName | undefined): APIActionRowComponent<APIStringSelectComponent> {
  return row({
    type: ComponentType.StringSelect,
    custom_id: customId('server-settings'),
    placeholder: 'Change a setting',
    options: NAMES.map(name => ({
      label: SETTING_TEXTS[name].title,
      description: SETTING_TEXTS[name].explanation,
      value: name,
      default: name === opened,
    })),
  });
}
