import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { AnyComponent, Button } from '../validation/component.ts';
import { allComponents } from '../validation/component-tree.ts';
import type { Select } from '../validation/select.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { Channel } from '../state/guild.ts';
import type { ComponentData, Resolved } from '../state/interaction.ts';
import { NOTHING_RESOLVED } from '../state/interaction.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';

/** Returns the data of a button press. @throws UserActionError if the button does not exist or is disabled */
export function buttonPress(message: Message, customId: string): ComponentData {
  const button = findByCustomId(message, customId);
  if (button.type !== ComponentType.Button) throw new UserActionError(`'${customId}' is no button`);
  throwIfDisabled(button, button.label ?? customId);
  return {
    kind: 'component',
    customId,
    componentType: button.type,
    componentId: button.id ?? 0,
    resolved: NOTHING_RESOLVED,
  };
}

/** Returns the data of a selection. @throws UserActionError if the select, an option or the number of values is invalid */
export function selection(
  world: World,
  channel: Channel,
  message: Message,
  customId: string,
  values: readonly string[],
): ComponentData {
  const select = findByCustomId(message, customId);
  if (select.type === ComponentType.Button) throw new UserActionError(`'${customId}' is no select`);
  throwIfDisabled(select, select.placeholder ?? customId);
  const [min, max] = [select.min_values ?? 1, select.max_values ?? 1];
  if (values.length < min || values.length > max)
    throw new UserActionError(`Select ${min} to ${max} of them`);
  if (select.type === ComponentType.StringSelect) {
    const unknown = values.find(value => select.options.every(option => option.value !== value));
    if (unknown !== undefined)
      throw new UserActionError(`There is nothing to select with the value '${unknown}'`);
  }
  return {
    kind: 'component',
    customId,
    componentType: select.type,
    componentId: select.id ?? 0,
    values,
    resolved:
      select.type === ComponentType.StringSelect ? NOTHING_RESOLVED : resolveEntities(world, channel, values),
  };
}

/** Returns the buttons of a message that send interactions, in display order. */
export function pressableButtons(message: Message): { readonly label: string; readonly customId: string }[] {
  return allComponents(message.components).flatMap(component => {
    if (component.type !== ComponentType.Button || component.style === ButtonStyle.Link) return [];
    if (component.custom_id === undefined || component.custom_id === null) return [];
    return [{ label: buttonCaption(component), customId: component.custom_id }];
  });
}

/** Returns true if a message has buttons or selects that send interactions. */
export function hasControls(message: Message): boolean {
  return allComponents(message.components).some(
    each => 'custom_id' in each && each.custom_id !== undefined && each.custom_id !== null,
  );
}

/** Returns the emoji and label of a button. */
export function buttonCaption({ emoji, label }: Button): string {
  return [emoji?.name, label].filter(part => part !== undefined && part !== null && part !== '').join(' ');
}

function findByCustomId(message: Message, customId: string): Button | Select {
  const found = allComponents(message.components).find(
    (each): each is AnyComponent & (Button | Select) => 'custom_id' in each && each.custom_id === customId,
  );
  if (found === undefined) throw new UserActionError(`The message has no component '${customId}'`);
  return found;
}

function throwIfDisabled(component: Button | Select, shown: string): void {
  if (component.disabled === true) throw new UserActionError(`'${shown}' is disabled`);
}

/** Returns the users, roles and channels with these ids, as an interaction in a channel refers to them. */
export function resolveEntities(world: World, channel: Channel, ids: readonly string[]): Resolved {
  const guildId = isGuildChannel(channel) ? channel.guild_id : undefined;
  const guild = guildId === undefined ? undefined : world.directory.findGuild(guildId);
  return {
    ...NOTHING_RESOLVED,
    users: ids.flatMap(id => world.directory.findUser(id) ?? []),
    members: (guild?.members ?? []).filter(each => ids.includes(each.user.id)),
    roles: (guild?.roles ?? []).filter(each => ids.includes(each.id)),
    channels: ids.flatMap(id => world.directory.findChannel(id) ?? []),
  };
}
