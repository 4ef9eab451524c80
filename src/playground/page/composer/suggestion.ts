import { ApplicationCommandOptionType as Type } from 'discord-api-types/payloads/v10';
import type { Choice, CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import { displayName } from '../message/names.ts';
import { roleMention } from './entities.ts';
import type { Entities } from './entities.ts';

/** A value offered for an option. */
export interface Suggestion {
  /** What stands in the field once it is picked. */
  readonly label: string;
  /** What else tells it apart; empty for nothing. */
  readonly note: string;
  /** What is sent. */
  readonly value: string | number | boolean;
}

/** All values an option can have; undefined when anything may be typed. */
export function closedSet(option: CommandOption, entities: Entities): readonly Suggestion[] | undefined {
  const { users, roles } = entities;
  switch (option.type) {
    case Type.Boolean:
      return [
        { label: 'True', note: '', value: true },
        { label: 'False', note: '', value: false },
      ];
    case Type.User:
      return peopleSuggestions(users);
    case Type.Role:
      return roleSuggestions(roles);
    case Type.Mentionable:
      return [...peopleSuggestions(users), ...roleSuggestions(roles)];
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

/** Choices as suggestions. */
export function choiceSuggestions(choices: readonly Choice[]): Suggestion[] {
  return choices.map(({ name, value }) => ({ label: name, note: '', value }));
}

/** Those that fit what is typed: first those that begin so, then those that have it somewhere. */
export function matchingSuggestions(all: readonly Suggestion[], typed: string): Suggestion[] {
  const wanted = bare(typed);
  const begins = all.filter(each => bare(each.label).startsWith(wanted));
  const has = all.filter(
    each => !begins.includes(each) && `${bare(each.label)} ${each.note.toLowerCase()}`.includes(wanted),
  );
  return [...begins, ...has];
}

/** The one that a written text means: by its label, its value, its note or as a mention; undefined when none does. */
export function meantSuggestion(all: readonly Suggestion[], written: string): Suggestion | undefined {
  const wanted = bare(written);
  const id = /^<[@#][!&]?(\d+)>$/u.exec(written.trim())?.[1] ?? written.trim();
  return (
    all.find(each => String(each.value) === id) ??
    all.find(each => bare(each.label) === wanted) ??
    all.find(each => wanted !== '' && bare(each.note) === wanted)
  );
}

/** Case makes no difference, nor do the signs in front of names. */
function bare(text: string): string {
  return text.trim().toLowerCase().replace(/^[@#]/u, '');
}

/** People by the names they are shown by. */
function peopleSuggestions(users: Entities['users']): Suggestion[] {
  return users.map(user => {
    const name = displayName(user);
    return { label: `@${name}`, note: user.username === name ? '' : user.username, value: user.id };
  });
}

/** Roles as they are mentioned. */
function roleSuggestions(roles: Entities['roles']): Suggestion[] {
  return roles.map(role => ({ label: roleMention(role), note: '', value: role.id }));
}

/** Channels, threads with what they are in. @param types only these; of any type when there are none */
function channelSuggestions(channels: Entities['channels'], types: readonly number[]): Suggestion[] {
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  return channels
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .map(({ id, name, parentId }) => {
      const parent = parentId === null ? undefined : names.get(parentId);
      return { label: `#${name}`, note: parent === undefined ? '' : `in #${parent}`, value: id };
    });
}
