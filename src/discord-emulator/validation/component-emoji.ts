import { z } from 'zod';
import { readEmoji } from './emoji.ts';
import { snowflake } from './form.ts';

/** The emoji of a button or of something to select: Unicode by name, a guild's own by id (docs, "Component Reference"). */
export const componentEmoji = z
  .object({
    id: snowflake.nullish(),
    name: z.string().nullish(),
    animated: z.boolean().nullish(),
  })
  .refine(({ id, name }) => (id ?? '') !== '' || readEmoji(name ?? '')?.id === null, {
    path: ['name'],
    // Selects are refused by the button's code too (reported).
    params: { code: 'BUTTON_COMPONENT_INVALID_EMOJI', message: 'Invalid emoji' },
  });
