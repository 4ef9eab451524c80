import { ComponentType } from 'discord-api-types/payloads/v10';
import type { Select } from '../../../../discord-emulator/validation/select.ts';
import type { Scene } from '../../../web/protocol.ts';
import type { DisplayedEmoji } from '../emoji.ts';
import { displayName } from '../user.ts';

/** An option of a select. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly emoji: DisplayedEmoji | undefined;
}

/** Returns the options of a select: its own, or entities of the server (docs, "Component Reference", the selects). */
export function selectOptions(select: Select, scene: Scene): SelectOption[] {
  if (select.type === ComponentType.StringSelect) {
    return select.options.map(({ value, label, description, emoji }) => ({
      value,
      label,
      description: description ?? undefined,
      emoji: emoji ?? undefined,
    }));
  }
  if (select.type === ComponentType.UserSelect) return users(scene);
  if (select.type === ComponentType.RoleSelect) return roles(scene);
  if (select.type === ComponentType.ChannelSelect) return channels(select.channel_types ?? [], scene);
  return [...users(scene), ...roles(scene)];
}

/** Returns the values that are selected initially. */
export function defaultValues(select: Select): string[] {
  return select.type === ComponentType.StringSelect
    ? select.options.filter(each => each.default === true).map(each => each.value)
    : (select.default_values ?? []).map(each => each.id);
}

function users({ guild }: Scene): SelectOption[] {
  return guild.members.map(user => option(user.id, displayName(user), user.username));
}

/** Returns the roles without @everyone, which has the guild’s id and is not offered by the client. */
function roles({ guild }: Scene): SelectOption[] {
  return guild.roles.filter(each => each.id !== guild.id).map(({ id, name }) => option(id, `@${name}`));
}

/** @param types the types to offer (docs, "Channel Types"); empty for all */
function channels(types: readonly number[], scene: Scene): SelectOption[] {
  return scene.channels
    .filter(({ kind, type }) => kind !== 'dm' && (types.length === 0 || types.includes(type)))
    .map(({ id, name }) => option(id, `#${name}`));
}

function option(value: string, label: string, description?: string): SelectOption {
  return { value, label, description, emoji: undefined };
}
