import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';

/** The custom_id of the text input. */
export const PASTED_FIELD = 'references';

/** The verb of the form. */
const FORM_VERB = 'import';

/** Characters of a text input of Discord (docs, "Text Input"). */
const MAX_INPUT_LENGTH = 4_000;

/** Returns the form into which references are pasted. `withTags`: whether their keywords become tags. */
export function importForm({
  withTags,
}: {
  readonly withTags: boolean;
}): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId(FORM_VERB, ...(withTags ? ['tags'] : [])),
    title: 'Import papers',
    components: [
      {
        type: ComponentType.Label,
        label: 'arXiv ids, DOIs and links, or BibTeX',
        description: 'One on each line. For a longer list, attach a file to /library import.',
        component: {
          type: ComponentType.TextInput,
          custom_id: PASTED_FIELD,
          style: TextInputStyle.Paragraph,
          max_length: MAX_INPUT_LENGTH,
          placeholder: '2312.00752\nhttps://arxiv.org/abs/2401.04088',
        },
      },
    ],
  };
}
