import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord-api-types/v10';

const { String: Text, Integer } = ApplicationCommandOptionType;

/** The option that narrows papers to an organization. */
export const organizationOption = {
  type: Text,
  name: 'organization',
  description: 'Only papers of this organization',
  max_length: 100,
  autocomplete: true,
} as const satisfies APIApplicationCommandBasicOption;

/** The option that narrows papers to an arXiv category. */
export const categoryOption = {
  type: Text,
  name: 'category',
  description: 'Only papers of this arXiv category, such as cs.LG',
  max_length: 30,
  autocomplete: true,
} as const satisfies APIApplicationCommandBasicOption;

/** Returns the option that narrows papers to an author. */
export function authorOption(description: string) {
  return {
    type: Text,
    name: 'author',
    description,
    max_length: 100,
    autocomplete: true,
  } as const satisfies APIApplicationCommandBasicOption;
}

/** Returns the option that narrows papers to those with votes. */
export function minVotesOption(description: string) {
  return {
    type: Integer,
    name: 'min_votes',
    description,
    min_value: 1,
    max_value: 1_000_000,
  } as const satisfies APIApplicationCommandBasicOption;
}
