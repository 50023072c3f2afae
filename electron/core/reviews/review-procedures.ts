import { os } from '../procedures.ts';

export const reviewProcedures = {
  reviews: {
    list: os.reviews.list.handler(({ input, context }) => context.services.reviews.list(input)),
    proposal: os.reviews.proposal.handler(({ input, context }) => context.services.reviews.proposal(input)),
    create: os.reviews.create.handler(({ input, context }) => context.services.reviews.create(input)),
    save: os.reviews.save.handler(({ input, context }) => context.services.reviews.save(input)),
    move: os.reviews.move.handler(({ input, context }) => context.services.reviews.move(input)),
    cancel: os.reviews.cancel.handler(({ input, context }) => context.services.reviews.cancel(input)),
    reinstate: os.reviews.reinstate.handler(({ input, context }) => context.services.reviews.reinstate(input)),
    setStage: os.reviews.setStage.handler(({ input, context }) => context.services.reviews.setStage(input)),
    trash: os.reviews.trash.handler(({ input, context }) => context.services.reviews.trash(input)),
  },
  preparation: {
    studio: os.preparation.studio.handler(({ input, context }) => context.services.preparation.studio(input)),
    digest: os.preparation.digest.handler(({ input, context }) => context.services.preparation.digest(input)),
    goals: os.preparation.goals.handler(({ input, context }) => context.services.preparation.goals(input)),
    markStep: os.preparation.markStep.handler(({ input, context }) => context.services.steps.markStep(input)),
    saveNote: os.preparation.saveNote.handler(({ input, context }) => context.services.steps.saveNote(input)),
    saveTexts: os.preparation.saveTexts.handler(({ input, context }) => context.services.steps.saveTexts(input)),
    addParticipant: os.preparation.addParticipant.handler(({ input, context }) =>
      context.services.steps.addParticipant(input),
    ),
    addItem: os.preparation.addItem.handler(({ input, context }) => context.services.steps.addItem(input)),
    saveItem: os.preparation.saveItem.handler(({ input, context }) => context.services.steps.saveItem(input)),
    remove: os.preparation.remove.handler(({ input, context }) => context.services.steps.remove(input)),
    answerCommitment: os.preparation.answerCommitment.handler(({ input, context }) =>
      context.services.commitments.answerCommitment(input),
    ),
    addCommitment: os.preparation.addCommitment.handler(({ input, context }) =>
      context.services.commitments.addCommitment(input),
    ),
    saveCommitment: os.preparation.saveCommitment.handler(({ input, context }) =>
      context.services.commitments.saveCommitment(input),
    ),
    answerTopic: os.preparation.answerTopic.handler(({ input, context }) => context.services.needs.answerTopic(input)),
    putFollowUpTask: os.preparation.putFollowUpTask.handler(({ input, context }) =>
      context.services.needs.putFollowUpTask(input),
    ),
    applyAgenda: os.preparation.applyAgenda.handler(({ input, context }) => context.services.agenda.applyAgenda(input)),
    addAgendaItem: os.preparation.addAgendaItem.handler(({ input, context }) =>
      context.services.agenda.addAgendaItem(input),
    ),
    saveAgendaItem: os.preparation.saveAgendaItem.handler(({ input, context }) =>
      context.services.agenda.saveAgendaItem(input),
    ),
    moveAgendaItem: os.preparation.moveAgendaItem.handler(({ input, context }) =>
      context.services.agenda.moveAgendaItem(input),
    ),
    addDecision: os.preparation.addDecision.handler(({ input, context }) => context.services.agenda.addDecision(input)),
    saveDecision: os.preparation.saveDecision.handler(({ input, context }) =>
      context.services.agenda.saveDecision(input),
    ),
  },
  outputs: {
    preview: os.outputs.preview.handler(({ input, context }) => context.services.clientViews.preview(input)),
    names: os.outputs.names.handler(({ input, context }) => context.services.outputs.names(input)),
    save: os.outputs.save.handler(({ input, context, signal }) => context.services.outputs.save(input, signal)),
    recapText: os.outputs.recapText.handler(({ input, context }) => context.services.outputs.recapText(input)),
    brief: os.outputs.brief.handler(({ input, context }) => context.services.outputs.brief(input)),
  },
};

/** For pages that print, and for nobody else. */
export const printProcedures = {
  print: {
    job: os.print.job.handler(({ input, context }) => context.services.printJobs.job(input)),
  },
};
