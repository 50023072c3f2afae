import { os } from '../procedures.ts';

const { communication } = os;

export const communicationProcedures = {
  contents: communication.contents.handler(({ context }) => context.services.contents.list()),
  saveContent: communication.saveContent.handler(({ input, context }) => context.services.contents.save(input)),
  archiveContent: communication.archiveContent.handler(({ input, context }) =>
    context.services.contents.archive(input),
  ),
  saveVariant: communication.saveVariant.handler(({ input, context }) => context.services.contents.saveVariant(input)),
  archiveVariant: communication.archiveVariant.handler(({ input, context }) =>
    context.services.contents.archiveVariant(input),
  ),
  results: communication.results.handler(({ input, context }) => context.services.contents.results(input)),
  sendsOfContent: communication.sendsOfContent.handler(({ input, context }) => context.services.contents.sends(input)),
  tracks: communication.tracks.handler(({ context }) => context.services.tracks.list()),
  saveTrack: communication.saveTrack.handler(({ input, context }) => context.services.tracks.save(input)),
  enrolled: communication.enrolled.handler(({ input, context }) => context.services.tracks.enrolled(input)),
  enroll: communication.enroll.handler(({ input, context }) => context.services.tracks.enroll(input)),
  stopTrack: communication.stopTrack.handler(({ input, context }) => context.services.tracks.stop(input)),
  waiting: communication.waiting.handler(({ context }) => context.services.sends.waiting()),
  ofAccount: communication.ofAccount.handler(({ input, context }) => context.services.sends.ofAccount(input)),
  propose: communication.propose.handler(({ input, context }) => context.services.sends.propose(input)),
  confirm: communication.confirm.handler(({ input, context }) => context.services.sends.confirm(input)),
  skip: communication.skip.handler(({ input, context }) => context.services.sends.skip(input)),
  setResult: communication.setResult.handler(({ input, context }) => context.services.sends.setResult(input)),
  saveMail: communication.saveMail.handler(({ input, context }) => context.services.sends.saveMail(input)),
};
