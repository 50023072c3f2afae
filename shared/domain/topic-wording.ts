/** F4, F6. The workspace's own words of what a list asks; all null: the shipped ones hold. */
export interface OwnWords {
  /** In every language that has none of its own. */
  wording: string | null;
  wordingPt: string | null;
  wordingEn: string | null;
}

/** F4, F6. What is asked in a language; null: the shipped words, where there are some. */
export function wordingIn({ wording, wordingPt, wordingEn }: OwnWords, language: string): string | null {
  return (language === 'en' ? wordingEn : wordingPt) ?? wording;
}
