import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord-api-types/v10';

const { String: Text } = ApplicationCommandOptionType;

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
