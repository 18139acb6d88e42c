/** The strip of the trial: what time it is meant to be, and a way to let it pass. */
import { sayMoment } from "./moments.ts";

/** Returns what shows the time; does nothing where there is no trial. */
export function createDemo(): (now: string) => void {
  const clock = document.getElementById("clock");
  if (clock === null) return () => {};
  const show = (now: string) => {
    clock.textContent = sayMoment(now);
  };
  for (const button of document.querySelectorAll<HTMLButtonElement>(
    "#demo [data-hours]",
  )) {
    button.addEventListener("click", () => void advance(button, show));
  }
  return show;
}

async function advance(
  button: HTMLButtonElement,
  show: (now: string) => void,
): Promise<void> {
  button.ariaBusy = "true";
  try {
    const answer = await fetch("/demo/advance", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ hours: Number(button.dataset["hours"]) }),
    });
    if (answer.ok) show((await answer.json()).now);
  } finally {
    button.ariaBusy = "false";
  }
}
