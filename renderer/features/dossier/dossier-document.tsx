import { type ReactNode, useEffect } from 'react';
import type { Dossier, DossierSection } from '#shared/domain/dossier.ts';
import classes from './dossier.module.css';

/** A7 on paper: the words come from core, in the reader's language. The band says on every page that it is internal. */
export function DossierDocument({ dossier, onShown }: { dossier: Dossier; onShown(): void }): ReactNode {
  useEffect(() => {
    document.title = dossier.title;
    onShown();
  }, [dossier, onShown]);
  return (
    <main className={classes['dossier']}>
      <header className={classes['head']}>
        <p className={classes['internal']}>{dossier.internal}</p>
        <h1>{dossier.title}</h1>
        <p className={classes['quiet']}>{dossier.subtitle}</p>
      </header>
      {dossier.sections.map((section) => (
        <Part key={section.title} section={section} />
      ))}
    </main>
  );
}

function Part({ section: { title, facts, entries, empty, more } }: { section: DossierSection }): ReactNode {
  return (
    <section>
      <h2>{title}</h2>
      {empty && <p className={classes['quiet']}>{empty}</p>}
      {facts.length > 0 && (
        <dl className={classes['facts']}>
          {facts.map(({ label, value }, index) => (
            <div key={index}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {entries.map(({ title: name, meta, body }, index) => (
        <article key={index} className={classes['entry']}>
          <h3>
            {name}
            {meta && <span className={classes['meta']}>{` · ${meta}`}</span>}
          </h3>
          {body && <p>{body}</p>}
        </article>
      ))}
      {more && <p className={classes['quiet']}>{more}</p>}
    </section>
  );
}
