import * as z from 'zod';
import { readEmoji } from './emoji.ts';
import { snowflake, text } from './form.ts';

/** Schema of the number of a component in its message; 0 means "not given" (docs, "Anatomy of a Component"). */
export const componentId = z.int().min(0).nullish();

/** Schema of a custom_id (docs, "Custom ID"). */
export const customId = text(1, 100);

/** Schema of the emoji of a button or select option: Unicode by name, custom by id (docs, "Component Reference"). */
export const componentEmoji = z
  .object({
    id: snowflake.nullish(),
    name: z.string().nullish(),
    animated: z.boolean().nullish(),
  })
  .refine(({ id, name }) => (id ?? '') !== '' || readEmoji(name ?? '')?.id === null, {
    path: ['name'],
    // Discord uses the button's code for select options too (reported).
    params: { code: 'BUTTON_COMPONENT_INVALID_EMOJI', message: 'Invalid emoji' },
  });
