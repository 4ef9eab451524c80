import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { maxNoteLength } from '../../core/library/library-item.ts';
import { MAX_TYPED_TAGS_LENGTH } from '../../core/library/tags.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { plainTitle } from '../paper/paper-title.ts';

/** The custom_id of the text input of a note. */
export const NOTE_FIELD = 'note';

/** The custom_id of the text input for new tags. */
export const TAGS_FIELD = 'tags';

/** Characters of a form's title (docs, "Modal"). */
export const MAX_FORM_TITLE_LENGTH = 45;

/** Returns the form that edits the note of a saved paper. An empty note deletes it. */
export function noteForm(paper: Paper, note: string | null): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('note', paper.id),
    title: plainTitle(paper, MAX_FORM_TITLE_LENGTH),
    components: [
      {
        type: ComponentType.Label,
        label: 'Your note',
        description: 'Only you see it. Clear it to delete the note.',
        component: {
          type: ComponentType.TextInput,
          custom_id: NOTE_FIELD,
          style: TextInputStyle.Paragraph,
          required: false,
          max_length: maxNoteLength(note),
          ...(note === null ? {} : { value: note }),
        },
      },
    ],
  };
}

/** Returns the form that adds tags to a saved paper. */
export function newTagForm(paper: Paper): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('add-tags', paper.id),
    title: plainTitle(paper, MAX_FORM_TITLE_LENGTH),
    components: [
      {
        type: ComponentType.Label,
        label: 'New tags',
        description: 'Up to 30 characters each; separate several with commas.',
        component: {
          type: ComponentType.TextInput,
          custom_id: TAGS_FIELD,
          style: TextInputStyle.Short,
          required: true,
          max_length: MAX_TYPED_TAGS_LENGTH,
        },
      },
    ],
  };
}
