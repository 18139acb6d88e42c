/** Sends where the device is; where it does not say, asks for an address instead. */
import { find } from "./dom.ts";
import { word } from "./speech.ts";

const TIMEOUT_MS = 10_000;

/** Returns what a press on "send location" does. */
export function createPlace(tools: {
  readonly sendPlace: (lat: number, lon: number) => void;
  readonly sendText: (text: string) => void;
  readonly setStatus: (text: string) => void;
}): () => void {
  const dialog = find("place", HTMLDialogElement);
  const address = find("address", HTMLInputElement);
  let isLooking = false;

  dialog.addEventListener("submit", () => {
    tools.sendText(address.value.trim());
    address.value = "";
  });
  const done = () => {
    isLooking = false;
    tools.setStatus("");
  };
  const ask = () => {
    done();
    dialog.showModal();
    address.focus();
  };
  return () => {
    if (isLooking) return;
    // Browsers give the place to pages that came by https only.
    if (!isSecureContext || !("geolocation" in navigator)) return ask();
    isLooking = true;
    tools.setStatus(word("locating"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        done();
        tools.sendPlace(coords.latitude, coords.longitude);
      },
      ask,
      { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 30_000 },
    );
  };
}
