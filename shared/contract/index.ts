import {
  draftsContract,
  historyContract,
  searchContract,
  settingsContract,
  systemContract,
  trashContract,
  workspacesContract,
} from './system.ts';

/** Everything the page may ask of core. One line a feature. */
export const contract = {
  system: systemContract,
  workspaces: workspacesContract,
  settings: settingsContract,
  history: historyContract,
  search: searchContract,
  drafts: draftsContract,
  trash: trashContract,
};

export type Contract = typeof contract;
