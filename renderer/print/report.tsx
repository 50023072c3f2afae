import { Children, type ReactNode, useEffect } from 'react';
import { AdoptionFacts, MainGoalChart, UsageSeriesChart } from '#renderer/features/studio/figures/charts.tsx';
import { CasesChart } from '#renderer/features/studio/figures/cases-chart.tsx';
import { AnswerQuotes, AnswerScore, Delivered, Highlights, Summary } from '#renderer/features/studio/figures/facts.tsx';
import {
  CommitmentsTable,
  Exchange,
  GoalsTable,
  NeedsTable,
  NextGoalsTable,
  OpenCases,
} from '#renderer/features/studio/figures/tables.tsx';
import { type ReportTelling, tellingOf } from '#renderer/features/studio/figures/telling.ts';
import { goalsToShow, mainGoal } from '#shared/domain/client-view/goal-reading.ts';
import {
  answersMessage,
  casesMessage,
  commitmentsMessage,
  coverMessage,
  exchangeMessage,
  goalsMessage,
  mainGoalMessage,
  needsMessage,
  nextGoalsMessage,
  nextReviewMessage,
  periodText,
  quarterMessage,
  usageMessage,
} from '#shared/domain/client-view/messages.ts';
import { provenanceText } from '#shared/domain/client-view/provenance.ts';
import type { ClientView, Provenance } from '#shared/domain/client-view.ts';

/** More series than this make a page of small lines; the first ones carry the story. */
const MOST_SERIES = 3;

/** Rows of a table that still fit on a page with what stands around it. */
const LONG = 8;

/** The report of a review (F7): the order and the words of the deck, to read and print. */
export function Report({ view, onShown }: { view: ClientView; onShown(): void }): ReactNode {
  const telling = tellingOf(view);
  const { r } = telling;
  const title = r('page.title', { kind: telling.t(`kind.${view.review.kind}`), client: view.account.name });
  useEffect(() => {
    document.title = title;
    document.documentElement.style.setProperty('--brand', view.workspace.primaryColor);
    onShown();
  }, [title, view, onShown]);
  const executive = view.review.kind === 'ebr';
  return (
    <main>
      <Heading telling={telling} />
      <Part
        title={r('page.numbers')}
        message={quarterMessage(telling)}
        sources={quarterSources(view)}
        telling={telling}
      >
        <Highlights telling={telling} />
        <Summary telling={telling} />
        {(view.valueDelivered?.items.length ?? 0) > 0 && (
          <>
            <h3>{r('page.delivered')}</h3>
            <Delivered telling={telling} />
          </>
        )}
      </Part>
      {!executive && view.lastCommitments.length > 0 && (
        <Part
          title={r('page.commitments')}
          message={commitmentsMessage(telling)}
          telling={telling}
          whole={view.lastCommitments.length <= LONG}
        >
          <CommitmentsTable telling={telling} rows={view.lastCommitments} />
        </Part>
      )}
      <Goals telling={telling} />
      <Usage telling={telling} />
      {!executive && <Support telling={telling} />}
      {!executive && view.needs.length > 0 && (
        <Part title={r('page.needs')} message={needsMessage(telling)} telling={telling} whole={false}>
          <NeedsTable telling={telling} />
        </Part>
      )}
      {view.nextGoals.length > 0 && (
        <Part title={r('page.nextGoals')} message={nextGoalsMessage(telling)} telling={telling}>
          <NextGoalsTable telling={telling} />
        </Part>
      )}
      {view.asks.length + view.commitments.length > 0 && (
        <Part title={r('page.exchange')} message={exchangeMessage(telling)} telling={telling}>
          <Exchange telling={telling} />
        </Part>
      )}
      {view.agenda.length > 0 && (
        <Part title={r('page.agenda')} telling={telling}>
          <Agenda telling={telling} />
        </Part>
      )}
      {view.decisions.length > 0 && (
        <Part title={r('page.decisions')} telling={telling}>
          <ul>
            {view.decisions.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Part>
      )}
      {view.nextReview && <Part title={r('page.nextReview')} message={nextReviewMessage(telling)} telling={telling} />}
    </main>
  );
}

function Heading({ telling }: { telling: ReportTelling }): ReactNode {
  const { view, t, r, format } = telling;
  const { startsAt, zone, place } = view.review;
  const people = (side: 'client' | 'ours') =>
    view.participants
      .filter((person) => person.side === side)
      .map(({ name, title }) => (title ? `${name} (${title})` : name))
      .join(', ');
  const facts = [
    [t('cover.period'), periodText(telling)],
    [
      t('cover.meeting'),
      startsAt &&
        t('cover.when', {
          day: format.dayOf(startsAt, zone),
          time: format.timeOf(startsAt, zone),
          zone: format.zoneName(startsAt, zone),
        }),
    ],
    [t('cover.place'), place],
    [r('page.client', { client: view.account.name }), people('client')],
    [r('page.ours'), people('ours')],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <header>
      {view.workspace.logoPng && (
        <img src={`data:image/png;base64,${view.workspace.logoPng}`} alt={view.workspace.name} />
      )}
      <h1>{coverMessage(telling)}</h1>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

interface PartProps {
  title: string;
  /** The sentence with the number in it; the deck's title. */
  message?: string;
  sources?: readonly Provenance[];
  telling: ReportTelling;
  /** The first thing stays on the page of its heading; false for a table that may be longer than a page. */
  whole?: boolean;
  /** The message says what its chart says, or its name too: the chart is not told twice. */
  told?: boolean | 'whole';
  children?: ReactNode;
}

function Part({ title, message, sources, telling, whole = true, told = false, children }: PartProps): ReactNode {
  // A heading alone at the foot of a page tells nothing: it stays with the first thing below it.
  const [first, ...rest] = Children.toArray(children);
  return (
    <section data-told={told || undefined}>
      <div className="lead">
        <h2>{title}</h2>
        {message && <p className="message">{message}</p>}
        {whole && first}
      </div>
      {!whole && first}
      {rest}
      {sources && sources.length > 0 && <p className="source">{provenanceText(sources, telling)}</p>}
    </section>
  );
}

function quarterSources(view: ClientView): Provenance[] {
  return [...view.highlights, ...(view.valueDelivered ? [view.valueDelivered] : [])];
}

function Goals({ telling }: { telling: ReportTelling }): ReactNode {
  const { view, r } = telling;
  const goals = goalsToShow(view.goals);
  const main = mainGoal(view.goals);
  if (goals.length === 0) return null;
  return (
    <>
      <Part title={r('page.goals')} message={goalsMessage(telling)} sources={goals} telling={telling} whole={false}>
        <GoalsTable telling={telling} goals={goals} />
      </Part>
      {main && (
        <Part
          title={r('page.mainGoal')}
          message={mainGoalMessage(telling)}
          sources={[main]}
          telling={telling}
          told="whole"
        >
          <MainGoalChart telling={telling} height={180} />
          {main.why && <p>{main.why}</p>}
        </Part>
      )}
    </>
  );
}

/** Support and answers: short enough they stand side by side, as two columns of one page. */
function Support({ telling }: { telling: ReportTelling }): ReactNode {
  const { view, r } = telling;
  const { cases, answers } = view;
  const casesPart = cases && (
    <Part title={r('page.cases')} message={casesMessage(telling)} sources={[cases]} telling={telling} told>
      <CasesChart telling={telling} height={90} />
      <OpenCases telling={telling} />
    </Part>
  );
  const answersPart = answers && (
    <Part title={r('page.answers')} message={answersMessage(telling)} sources={[answers]} telling={telling}>
      {answers.nps && <AnswerScore telling={telling} />}
      <AnswerQuotes telling={telling} />
    </Part>
  );
  const short = cases?.open.length === 0 && (answers?.quotes.length ?? 0) <= 2;
  return casesPart && answersPart && short ? (
    <div className="pair whole">
      {casesPart}
      {answersPart}
    </div>
  ) : (
    <>
      {casesPart}
      {answersPart}
    </>
  );
}

function Agenda({ telling }: { telling: ReportTelling }): ReactNode {
  const { view, r } = telling;
  return (
    <ol className="agenda">
      {view.agenda.map(({ item, minutes, note }, index) => (
        <li key={index}>
          <span>
            {item}
            {note && <small>{note}</small>}
          </span>
          <span className="minutes">{r('page.minutes', { count: minutes })}</span>
        </li>
      ))}
    </ol>
  );
}

function Usage({ telling }: { telling: ReportTelling }): ReactNode {
  const { view, r } = telling;
  if (!view.usage) return null;
  const { series, adoption } = view.usage;
  const [first, ...others] = series.slice(0, MOST_SERIES);
  return (
    <Part title={r('page.usage')} message={usageMessage(telling)} sources={[...series, ...adoption]} telling={telling}>
      <AdoptionFacts telling={telling} />
      {first && <UsageSeriesChart telling={telling} series={first} height={110} />}
      {others.length > 0 && (
        <div className="pair">
          {others.map((each) => (
            <UsageSeriesChart key={each.name} telling={telling} series={each} height={80} />
          ))}
        </div>
      )}
    </Part>
  );
}
