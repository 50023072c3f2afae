import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Emotion, emotions } from '#shared/domain/feeling.ts';
import classes from './feelings.module.css';

/** A letter each, in the order shown: `a` is the first. */
export const letterOf = (index: number): string => String.fromCharCode(97 + index);

export const emotionOfLetter = (letter: string): Emotion | undefined => emotions[letter.charCodeAt(0) - 97]?.key;

interface Props {
  value: readonly string[];
  onToggle(emotion: Emotion): void;
}

/** Named emotions that the client showed, warm ones first; several may be true (G1). */
export function EmotionField({ value, onToggle }: Props): ReactNode {
  const { t } = useTranslation('feelings');
  return (
    <fieldset className={classes['field']}>
      <legend>{t('emotions')}</legend>
      <div className={classes['emotions']}>
        {emotions.map(({ key, sign }, index) => (
          <label key={key} className={classes['emotion']} data-sign={sign}>
            <input
              type="checkbox"
              className="only-read"
              checked={value.includes(key)}
              onChange={() => onToggle(key)}
              aria-keyshortcuts={letterOf(index)}
            />
            <kbd aria-hidden>{letterOf(index)}</kbd>
            {t(`emotion.${key}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
