import { ApplicationCommandOptionType as Type } from 'discord-api-types/payloads/v10';
import type { Choice, CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import { displayName } from '../message/user.ts';
import { roleMention } from './entities.ts';
import type { Entities } from './entities.ts';

/** A suggested value of an option. */
export interface Suggestion {
  /** Text in the field after the suggestion is picked. */
  readonly label: string;
  /** A detail that distinguishes it from suggestions of the same label; may be empty. */
  readonly note: string;
  /** The value that is sent. */
  readonly value: string | number | boolean;
}

/** Returns all values an option can have; undefined if any text may be typed. */
export function allowedValues(option: CommandOption, entities: Entities): readonly Suggestion[] | undefined {
  const { users, roles } = entities;
  switch (option.type) {
    case Type.Boolean:
      return [
        { label: 'True', note: '', value: true },
        { label: 'False', note: '', value: false },
      ];
    case Type.User:
      return userSuggestions(users);
    case Type.Role:
      return roleSuggestions(roles);
    case Type.Mentionable:
      return [...userSuggestions(users), ...roleSuggestions(roles)];
    case Type.Channel:
      return channelSuggestions(entities.channels, option.channel_types ?? []);
    case Type.String:
    case Type.Integer:
    case Type.Number:
      return (option.choices ?? []).length === 0 ? undefined : choiceSuggestions(option.choices ?? []);
    case Type.Attachment:
    case Type.Subcommand:
    case Type.SubcommandGroup:
    default:
      return undefined;
  }
}

/** Returns choices as suggestions. */
export function choiceSuggestions(choices: readonly Choice[]): Suggestion[] {
  return choices.map(({ name, value }) => ({ label: name, note: '', value }));
}

/** Returns the suggestions that match a text: first those that begin with it, then those that contain it. */
export function matchingSuggestions(all: readonly Suggestion[], typed: string): Suggestion[] {
  const text = normalized(typed);
  const begins = all.filter(each => normalized(each.label).startsWith(text));
  const has = all.filter(
    each => !begins.includes(each) && `${normalized(each.label)} ${each.note.toLowerCase()}`.includes(text),
  );
  return [...begins, ...has];
}

/** Returns the suggestion that a text refers to by value, mention, label or note; undefined if there is none. */
export function findSuggestion(all: readonly Suggestion[], reference: string): Suggestion | undefined {
  const text = normalized(reference);
  const id = /^<[@#][!&]?(\d+)>$/u.exec(reference.trim())?.[1] ?? reference.trim();
  return (
    all.find(each => String(each.value) === id) ??
    all.find(each => normalized(each.label) === text) ??
    all.find(each => text !== '' && normalized(each.note) === text)
  );
}

/** Ignores case and the sign before a name. */
function normalized(text: string): string {
  return text.trim().toLowerCase().replace(/^[@#]/u, '');
}

/** Returns users by their display names. */
function userSuggestions(users: Entities['users']): Suggestion[] {
  return users.map(user => {
    const name = displayName(user);
    return { label: `@${name}`, note: user.username === name ? '' : user.username, value: user.id };
  });
}

/** Returns roles by their mentions. */
function roleSuggestions(roles: Entities['roles']): Suggestion[] {
  return roles.map(role => ({ label: roleMention(role), note: '', value: role.id }));
}

/** Returns channels, and threads with their channel. @param types only these types; any type if empty */
function channelSuggestions(channels: Entities['channels'], types: readonly number[]): Suggestion[] {
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  return channels
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .map(({ id, name, parentId }) => {
      const parent = parentId === null ? undefined : names.get(parentId);
      return { label: `#${name}`, note: parent === undefined ? '' : `in #${parent}`, value: id };
    });
}
