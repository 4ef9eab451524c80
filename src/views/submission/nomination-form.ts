import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { MAX_LINE_LENGTH } from '../../core/submission/submission.ts';
import { MAX_FORM_TITLE_LENGTH } from '../library/library-forms.ts';
import { plainTitle } from '../paper/paper-title.ts';

/** The custom_id of the text input of a line about a paper. */
export const LINE_FIELD = 'line';

/** Returns the form for the line with which a curator accepts a nominated paper. */
export function nominationForm(paper: Paper): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('nomination-accept', paper.id),
    title: plainTitle(paper, MAX_FORM_TITLE_LENGTH),
    components: [
      lineInput({
        label: 'Your line',
        description: 'Posted with the paper, without your name. A line of the member stays as it is.',
        line: null,
      }),
    ],
  };
}

/** Returns the text input of a line about a paper. */
export function lineInput({
  label,
  description,
  line,
}: {
  readonly label: string;
  readonly description: string;
  readonly line: string | null;
}): APIModalInteractionResponseCallbackData['components'][number] {
  return {
    type: ComponentType.Label,
    label,
    description,
    component: {
      type: ComponentType.TextInput,
      custom_id: LINE_FIELD,
      style: TextInputStyle.Short,
      required: false,
      max_length: MAX_LINE_LENGTH,
      ...(line === null ? {} : { value: line }),
    },
  };
}
