import type { App, ComponentAction, ModalAction, PlainReply, Reply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import {
  chosenChanges,
  defaultChanges,
  isServerSettingName,
  type ServerSettingName,
} from '../../src/core/server-setting.ts';
import type { ServerSettingsChanges } from '../../src/core/server-settings.ts';
import { changeServerSettings } from '../../src/usecases/change-server-settings.ts';
import { serverPanel } from '../../src/views/settings/server-panel.ts';
import { isTypedSetting, SETTING_FIELD, settingForm } from '../../src/views/settings/setting-form.ts';
import { timezoneNote } from '../timezone/parse-timezone.ts';
import { assertManagesServer } from './assert-manages-server.ts';
import { readChannel, readRole, readTyped } from './read-setting.ts';

type PanelNeeds = 'unitOfWork' | 'readsMessageContent' | 'clock';

/** Opens a setting that was chosen from the panel: its menus, or a form if its value is typed. */
export const openServerSetting: ComponentAction<'serverSettings' | 'readsMessageContent', Reply> = {
  verb: 'server-settings',
  async run({ values: [value], ...caller }, { serverSettings, readsMessageContent }) {
    const guildId = assertManagesServer(caller);
    const name = settingName(value);
    const settings = await serverSettings.get(guildId);
    if (isTypedSetting(name)) return { kind: 'modal', modal: settingForm(name, settings) };
    return { kind: 'update', body: serverPanel(settings, { opened: name, readsMessageContent }) };
  },
};

/** Stores the typed value of a form. */
export const setTypedSetting: ModalAction<PanelNeeds> = {
  verb: 'server-setting',
  async run({ args: [setting], ...form }, app) {
    const guildId = assertManagesServer(form);
    const name = settingName(setting);
    if (!isTypedSetting(name)) throw unknownSetting();
    return saved(guildId, name, readTyped(name, form.text(SETTING_FIELD)), app);
  },
};

/** Stores a choice from a setting's menu. */
export const chooseSetting: ComponentAction<PanelNeeds> = {
  verb: 'server-choice',
  async run({ args: [setting], values: [choice = ''], ...caller }, app) {
    const guildId = assertManagesServer(caller);
    const name = settingName(setting);
    const changes = chosenChanges(name, choice);
    if (!changes) throw unknownSetting();
    return saved(guildId, name, changes, app);
  },
};

/** Stores a chosen channel. */
export const chooseSettingChannel: ComponentAction<PanelNeeds | 'channelAccess'> = {
  verb: 'server-channel',
  async run({ args: [setting], values: [channelId = ''], ...caller }, app) {
    const guildId = assertManagesServer(caller);
    const name = settingName(setting);
    const changes = readChannel(name, channelId, { ...caller, guildId }, app);
    const isOpenDesk = name === 'desk' && app.channelAccess.isOpenToAll(channelId);
    return saved(guildId, name, changes, app, isOpenDesk ? OPEN_DESK_NOTE : undefined);
  },
};

const OPEN_DESK_NOTE =
  '⚠️ All members see this channel: they see the drafts and nominations too. To keep those to curators, let only them see the channel, or choose another one.';

/** Stores a chosen role. */
export const chooseSettingRole: ComponentAction<PanelNeeds> = {
  verb: 'server-role',
  async run({ args: [setting], values: [roleId = ''], ...caller }, app) {
    const guildId = assertManagesServer(caller);
    const name = settingName(setting);
    if (!/^\d{17,20}$/.test(roleId)) throw unknownSetting();
    return saved(guildId, name, readRole(name, roleId, guildId), app);
  },
};

/** Sets a setting back to its default. */
export const resetSetting: ComponentAction<PanelNeeds> = {
  verb: 'server-default',
  async run({ args: [setting], ...caller }, app) {
    const guildId = assertManagesServer(caller);
    const name = settingName(setting);
    return saved(guildId, name, defaultChanges(name), app);
  },
};

/** Stores changes of one setting, and returns the panel, which shows that they are saved. `warning`: a plain text about them. */
async function saved(
  guildId: string,
  name: ServerSettingName,
  changes: ServerSettingsChanges,
  { unitOfWork, readsMessageContent, clock }: Pick<App, PanelNeeds>,
  warning?: string,
): Promise<PlainReply> {
  const context = { unitOfWork, now: clock.now() };
  const { settings, hasSwappedEmoji } = await changeServerSettings(guildId, changes, context);
  const { timezone } = changes;
  const zoneNote = timezone === undefined || timezone === null ? undefined : timezoneNote(timezone);
  const note = hasSwappedEmoji
    ? 'The emoji that saves and the one that votes were swapped, since one cannot do both.'
    : (warning ?? zoneNote);
  const opened = isTypedSetting(name) ? undefined : name;
  return {
    kind: 'update',
    body: serverPanel(settings, {
      saved: hasSwappedEmoji ? ['save-emoji', 'vote-emoji'] : [name],
      opened,
      note,
      readsMessageContent,
    }),
  };
}

/** Throws `UserError` for the name of no setting, which only a forged custom_id has. */
function settingName(text: string | undefined): ServerSettingName {
  if (!isServerSettingName(text)) throw unknownSetting();
  return text;
}

function unknownSetting(): UserError {
  return new UserError('There is no such setting. Use `/settings server` again.');
}
