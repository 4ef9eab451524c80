import type { AnyCommand, AnyComponentAction, MenuCommand, ModalAction } from '../src/command.ts';
import { about } from './about.ts';
import { club } from './club/club.ts';
import { endClub } from './club/delete.ts';
import { voteForClub } from './club/vote.ts';
import { discuss } from './discuss.ts';
import { helpAction, helpCommand } from './help.ts';
import { library } from './library/library.ts';
import { filterByStatus, filterByTag, libraryPage } from './library/list.ts';
import {
  openNoteForm,
  openSavedMenu,
  openTagForm,
  saveNewTags,
  saveNote,
  setStatus,
  setTags,
  showCard,
  undoRemove,
} from './library/saved-menu.ts';
import { showMissing, stopImport, undoLibraryImport } from './library/import-actions.ts';
import { importPasted } from './library/import.ts';
import { postLibrary, sharePage } from './library/share.ts';
import { lookUpPaper, savePaper } from './message-menus.ts';
import { openCard, postCard, showAbstract } from './paper/actions.ts';
import { citePaper } from './paper/cite.ts';
import { paper } from './paper/paper.ts';
import { confirmDeletion, deletePersonalData, privacy } from './privacy.ts';
import { dismissPaper, recommend, recommendWeekly, undoDismiss } from './recommend.ts';
import { removePost } from './remove-post.ts';
import { papers } from './papers/papers.ts';
import { postList, showList } from './papers/actions.ts';
import { explainScores, searchAgain } from './search/query-actions.ts';
import { postFound } from './search/post-found.ts';
import { postResults, results } from './search/pages.ts';
import { pickSaved, save, saveAll, undoSave, unsave } from './saving.ts';
import { undoDelete } from './schedule/delete.ts';
import { schedulesPage } from './schedule/list.ts';
import { schedule } from './schedule/schedule.ts';
import { search } from './search/search.ts';
import { askTimezone, setPublicSaves, setTimezone } from './settings/me.ts';
import {
  chooseSetting,
  chooseSettingChannel,
  chooseSettingRole,
  openServerSetting,
  resetSetting,
  setTypedSetting,
} from './settings/server-panel.ts';
import { settings } from './settings/settings.ts';
import { status } from './status.ts';
import { postSimilar, similar, similarTo } from './similar.ts';
import { addDraftPaper, pickDraftPaper, undoSwap } from './desk/added-paper.ts';
import { openDraftForm, openDraftPaper, setDraftLine, takeStep } from './desk/draft-actions.ts';
import { askToPost, askToSkip, postDraft, skipSlot } from './desk/slot-actions.ts';
import { askToStartOver, startOver } from './desk/start-over.ts';
import { acceptWithLine, decideNomination, openNominationForm, undoDecision } from './submit/nominations.ts';
import { takeBack } from './submit/take-back.ts';
import { submit } from './submit/submit.ts';
import { subscribe } from './subscribe/subscribe.ts';
import { pauseSubscription, resumeSubscription, stopSubscription } from './subscribe/subscription-actions.ts';
import { drawAgain, postRising, postTrends } from './trends/actions.ts';
import { trends } from './trends/trends.ts';
import { vote } from './vote.ts';
import { watchesPage } from './watch/list.ts';
import { pauseWatch, resumeWatchAction } from './watch/pause.ts';
import { previewWatchAction } from './watch/preview.ts';
import { undoRemoveWatch } from './watch/remove.ts';
import { resumeAll } from './watch/resume-all.ts';
import { watchSearch } from './watch/watch-search.ts';
import { watch } from './watch/watch.ts';

const allButHelp: readonly AnyCommand[] = [
  search,
  paper,
  similar,
  papers,
  library,
  recommend,
  submit,
  club,
  watch,
  subscribe,
  trends,
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
  citePaper,
  similarTo,
  results,
  searchAgain,
  explainScores,
  save,
  unsave,
  saveAll,
  undoSave,
  pickSaved,
  vote,
  discuss,
  undoRemove,
  openSavedMenu,
  showCard,
  setStatus,
  setTags,
  openNoteForm,
  openTagForm,
  libraryPage,
  filterByStatus,
  filterByTag,
  stopImport,
  undoLibraryImport,
  showMissing,
  sharePage,
  postLibrary,
  dismissPaper,
  undoDismiss,
  recommendWeekly,
  postCard,
  postFound,
  postResults,
  postSimilar,
  drawAgain,
  postTrends,
  postRising,
  showList,
  postList,
  schedulesPage,
  undoDelete,
  watchSearch,
  watchesPage,
  pauseWatch,
  resumeWatchAction,
  previewWatchAction,
  undoRemoveWatch,
  resumeAll,
  pauseSubscription,
  resumeSubscription,
  stopSubscription,
  askTimezone,
  openServerSetting,
  chooseSetting,
  chooseSettingChannel,
  chooseSettingRole,
  resetSetting,
  setPublicSaves,
  decideNomination,
  openNominationForm,
  undoDecision,
  takeBack,
  openDraftPaper,
  takeStep,
  openDraftForm,
  pickDraftPaper,
  undoSwap,
  askToStartOver,
  startOver,
  askToPost,
  postDraft,
  askToSkip,
  skipSlot,
  voteForClub,
  endClub,
  removePost,
  confirmDeletion,
  helpAction(allButHelp, menuCommands),
  about,
];

/** The actions of submitted forms. */
export const modalActions: readonly ModalAction[] = [
  acceptWithLine,
  setDraftLine,
  addDraftPaper,
  deletePersonalData,
  importPasted,
  saveNote,
  saveNewTags,
  setTimezone,
  setTypedSetting,
];
