import type { Command, ComponentAction, MenuCommand } from '../src/command.ts';
import { about } from './about.ts';
import { helpCommand } from './help.ts';
import { library, libraryTurn, save, saveAll, unsave } from './library.ts';
import { lookUpPaper, savePaper } from './message-menus.ts';
import { abstract, open, paper, postCard } from './paper/paper.ts';
import { papers } from './papers/papers.ts';
import { postList, showList } from './papers/actions.ts';
import { postResults, results } from './search/pages.ts';
import { schedule } from './schedule/schedule.ts';
import { search } from './search/search.ts';
import { status } from './status.ts';
import { postSimilar, similar, similarTo } from './similar.ts';

const allButHelp: readonly Command[] = [search, paper, similar, papers, library, schedule, status];

/** Commands of a message's context menu. */
export const menuCommands: readonly MenuCommand[] = [savePaper, lookUpPaper];

/** Every slash command, in the order that help shows them. */
export const commands: readonly Command[] = [...allButHelp, helpCommand(allButHelp, menuCommands)];

/** Everything that Discord is told of: the list that is registered replaces the one before as a whole. */
export const registered: readonly (Command | MenuCommand)[] = [...commands, ...menuCommands];

/** What buttons and select menus do, by the verb of their custom_id. */
export const actions: readonly ComponentAction[] = [
  open,
  abstract,
  similarTo,
  results,
  save,
  unsave,
  saveAll,
  libraryTurn,
  postCard,
  postResults,
  postSimilar,
  showList,
  postList,
  about,
];
