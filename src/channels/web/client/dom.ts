/** An element the server has put into the page. */
export function find<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} #${id}`);
}

type Child = Node | string | null;

/** A new element. Texts become text nodes: nothing anybody wrote is ever read as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: { readonly class?: string; readonly attributes?: Record<string, string> },
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class !== undefined) element.className = options.class;
  for (const [name, value] of Object.entries(options.attributes ?? {})) {
    element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that looks like what its class says. */
export function makeButton(
  label: string,
  className: string,
  onPress: (event: MouseEvent) => void,
): HTMLButtonElement {
  const button = make(
    "button",
    { class: className, attributes: { type: "button" } },
    label,
  );
  button.addEventListener("click", onPress);
  return button;
}

/** Read aloud, not drawn. */
export function aside(text: string): HTMLSpanElement {
  return make("span", { class: "aloud" }, text);
}
