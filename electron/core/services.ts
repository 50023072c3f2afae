import { DraftService } from './drafts/draft-service.ts';
import type { Kernel } from './kernel/kernel.ts';
import { GoalService } from './plans/goal-service.ts';
import { PlanService } from './plans/plan-service.ts';
import { TaskService } from './tasks/task-service.ts';
import { SearchService } from './search/search-service.ts';
import { SettingsService } from './settings/settings-service.ts';
import { TrashService } from './trash/trash-service.ts';

/** The services of an open workspace. One line a feature. */
export const buildServices = (kernel: Kernel) => ({
  kernel,
  plans: new PlanService(kernel),
  goals: new GoalService(kernel),
  tasks: new TaskService(kernel),
  settings: new SettingsService(kernel),
  search: new SearchService(kernel),
  drafts: new DraftService(kernel),
  trash: new TrashService(kernel),
});

export type Services = ReturnType<typeof buildServices>;
