/** The languages of the house. */
export type Language = "vi" | "en";

/** A name that exists in both. */
export type Bilingual = Readonly<Record<Language, string>>;
