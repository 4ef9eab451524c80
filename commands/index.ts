import type { Command, ComponentAction } from '../src/command.ts';
import { about } from './about.ts';
import { library, libraryTurn, save, saveAll, unsave } from './library.ts';
import { abstract, open, paper } from './paper.ts';
import { schedule } from './schedule.ts';
import { search } from './search.ts';

/** Every slash command, in the order that help shows them. */
export const commands: readonly Command[] = [search, paper, library, schedule];

/** What buttons and select menus do, by the verb of their custom_id. */
export const actions: readonly ComponentAction[] = [
  open,
  abstract,
  save,
  unsave,
  saveAll,
  libraryTurn,
  about,
];
