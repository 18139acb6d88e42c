/** What the page says by itself when it is opened; null when nothing. */
export function firstWords(page: {
  /** Such as `?start=sos` or `?invite=TOKEN`. */
  readonly search: string;
  readonly isNew: boolean;
  /** Something of the last visit is still to be sent, maybe the hello itself. */
  readonly hasUnsent: boolean;
}): { readonly parameter: string | null } | null {
  const asked = new URLSearchParams(page.search);
  const invite = asked.get("invite");
  const parameter = invite === null ? asked.get("start") : `inv_${invite}`;
  if (parameter !== null && /^[\w-]{1,64}$/.test(parameter)) return { parameter };
  return page.isNew && !page.hasUnsent ? { parameter: null } : null;
}
