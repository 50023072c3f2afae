import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { usePageSlots } from '../lib/page-slot.ts';
import classes from './page.module.css';

interface Props {
  /** The one h1 of the page, also the window's title. */
  title: string;
  /** Marks and words beside the title. */
  beside?: ReactNode;
  /** The way here: links, from the outermost. */
  path?: readonly ReactNode[];
  /** Buttons, the most important last. */
  actions?: ReactNode;
}

/** Writes the page's title, path and actions into the header bar of the shell. */
export function PageHeader({ title, beside, path = [], actions }: Props): ReactNode {
  const slots = usePageSlots();
  useEffect(() => {
    document.title = `${title} · Ongoing`;
  }, [title]);
  return (
    <>
      {slots.title &&
        createPortal(
          <div className={classes['heading']}>
            {path.map((step, index) => (
              <span key={index} className={classes['step']}>
                {step}
                <IconChevronRight size={14} aria-hidden />
              </span>
            ))}
            <h1 id="page-title" tabIndex={-1} className={classes['title']}>
              {title}
            </h1>
            {beside}
          </div>,
          slots.title,
        )}
      {slots.actions && actions && createPortal(actions, slots.actions)}
    </>
  );
}
