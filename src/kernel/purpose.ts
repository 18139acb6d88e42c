/** What data may be used for, each with a consent of its own (Luật 91/2025). */
export const purposes = ["feedback", "contact", "rating"] as const;
export type Purpose = (typeof purposes)[number];
