import type { AnyCommand, AnyComponentAction, MenuCommand, ModalAction } from '../src/command.ts';
import { about } from './about.ts';
import { helpCommand } from './help.ts';
import { library } from './library/library.ts';
import { libraryPage } from './library/list.ts';
import { lookUpPaper, savePaper } from './message-menus.ts';
import { openCard, postCard, showAbstract } from './paper/actions.ts';
import { paper } from './paper/paper.ts';
import { deletePersonalData, privacy } from './privacy.ts';
import { removePost } from './remove-post.ts';
import { papers } from './papers/papers.ts';
import { postList, showList } from './papers/actions.ts';
import { explainScores, searchAgain } from './search/query-actions.ts';
import { postFound } from './search/post-found.ts';
import { postResults, results } from './search/pages.ts';
import { save, saveAll, undoSave, unsave } from './saving.ts';
import { undoDelete } from './schedule/delete.ts';
import { schedulesPage } from './schedule/list.ts';
import { schedule } from './schedule/schedule.ts';
import { search } from './search/search.ts';
import { settings } from './settings/settings.ts';
import { status } from './status.ts';
import { postSimilar, similar, similarTo } from './similar.ts';

const allButHelp: readonly AnyCommand[] = [
  search,
  paper,
  similar,
  papers,
  library,
  schedule,
  settings,
  status,
  privacy,
];

/** The commands of a message's context menu. */
export const menuCommands: readonly MenuCommand[] = [savePaper, lookUpPaper];

/** The slash commands, in the order in which help shows them. */
export const commands: readonly AnyCommand[] = [...allButHelp, helpCommand(allButHelp, menuCommands)];

/** All commands to register; Discord replaces its whole list by this one. */
export const registered: readonly (AnyCommand | MenuCommand)[] = [...commands, ...menuCommands];

/** The actions of buttons and select menus. */
export const actions: readonly AnyComponentAction[] = [
  openCard,
  showAbstract,
  similarTo,
  results,
  searchAgain,
  explainScores,
  save,
  unsave,
  saveAll,
  undoSave,
  libraryPage,
  postCard,
  postFound,
  postResults,
  postSimilar,
  showList,
  postList,
  schedulesPage,
  undoDelete,
  removePost,
  deletePersonalData,
  about,
];

/** The actions of submitted forms. */
export const modalActions: readonly ModalAction[] = [];
