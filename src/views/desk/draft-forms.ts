import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { MAX_FORM_TITLE_LENGTH } from '../library/library-forms.ts';
import { plainTitle } from '../paper/paper-title.ts';
import { lineInput } from '../submission/nomination-form.ts';

/** The custom_id of the text input that names a paper. */
export const PAPER_FIELD = 'paper';

/** Longer than nearly all titles. */
const MAX_NAME_LENGTH = 300;

/** Returns the form for a curator's line about a paper of a draft; an empty one removes it. */
export function draftLineForm(
  draftId: number,
  paper: Paper,
  line: string | null,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('draft-line', draftId, paper.id),
    title: plainTitle(paper, MAX_FORM_TITLE_LENGTH),
    components: [
      lineInput({ label: 'Your line', description: 'Posted with the paper. Clear it to remove it.', line }),
    ],
  };
}

/** Returns the form for a paper to add to a draft, in the place of another one if that is given. */
export function draftPaperForm(draftId: number, replaced?: Paper): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('draft-add', draftId, ...(replaced === undefined ? [] : [replaced.id])),
    title: replaced === undefined ? 'Add a paper' : 'Swap another paper in',
    components: [
      {
        type: ComponentType.Label,
        label: replaced === undefined ? 'Paper' : 'Paper that takes its place',
        description: 'A title, or words of it, an arXiv id, a DOI or a link.',
        component: {
          type: ComponentType.TextInput,
          custom_id: PAPER_FIELD,
          style: TextInputStyle.Short,
          required: true,
          max_length: MAX_NAME_LENGTH,
        },
      },
    ],
  };
}
