import { os } from '../procedures.ts';

export const meetingProcedures = {
  live: os.meeting.live.handler(({ input, context }) => context.services.meeting.live(input)),
  begin: os.meeting.begin.handler(({ input, context }) => context.services.meeting.begin(input)),
  goTo: os.meeting.goTo.handler(({ input, context }) => context.services.meeting.goTo(input)),
  pause: os.meeting.pause.handler(({ input, context }) => context.services.meeting.pause(input)),
  saveSaid: os.meeting.saveSaid.handler(({ input, context }) => context.services.meeting.saveSaid(input)),
  highlight: os.meeting.highlight.handler(({ input, context }) => context.services.meeting.highlight(input)),
  conclude: os.meeting.conclude.handler(({ input, context }) => context.services.meeting.conclude(input)),
  after: os.meeting.after.handler(({ input, context }) => context.services.afterReviews.after(input)),
  rate: os.meeting.rate.handler(({ input, context }) => context.services.afterReviews.rate(input)),
  draftGoals: os.meeting.draftGoals.handler(({ input, context }) => context.services.afterReviews.draftGoals(input)),
};
