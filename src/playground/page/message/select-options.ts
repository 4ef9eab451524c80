import { ComponentType } from 'discord-api-types/payloads/v10';
import type { Select } from '../../../discord-emulator/validation/select.ts';
import type { Scene } from '../../web/protocol.ts';
import type { SomeEmoji } from './emoji.ts';
import { displayName } from './names.ts';

/** Something that can be selected. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly emoji: SomeEmoji | undefined;
}

/** What a select offers: texts of its own, or what there is in the server (docs, "Component Reference", the selects). */
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

/** What is selected before anybody did anything. */
export function defaultValues(select: Select): string[] {
  return select.type === ComponentType.StringSelect
    ? select.options.filter(each => each.default === true).map(each => each.value)
    : (select.default_values ?? []).map(each => each.id);
}

function users({ guild }: Scene): SelectOption[] {
  return guild.members.map(user => option(user.id, displayName(user), user.username));
}

/** The role with the guild's id is @everyone, which the client does not offer. */
function roles({ guild }: Scene): SelectOption[] {
  return guild.roles.filter(each => each.id !== guild.id).map(({ id, name }) => option(id, `@${name}`));
}

/** @param types those that are offered (docs, "Channel Types"); all when there are none */
function channels(types: readonly number[], scene: Scene): SelectOption[] {
  return scene.channels
    .filter(({ kind, type }) => kind !== 'dm' && (types.length === 0 || types.includes(type)))
    .map(({ id, name }) => option(id, `#${name}`));
}

function option(value: string, label: string, description?: string): SelectOption {
  return { value, label, description, emoji: undefined };
}
