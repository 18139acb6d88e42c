/** Choosing photos, looking at them once more, sending them with a few words. */
import { find, make, makeButton } from "./dom.ts";
import { shrink } from "./shrink.ts";
import { word } from "./speech.ts";

const MAX_PHOTOS = 10;

/** `textSoFar` begins the caption: people type first and then remember the photo. */
export function createPhotos(tools: {
  readonly textSoFar: () => string;
  readonly send: (photos: readonly Blob[], caption: string) => void;
}): void {
  const picker = find("files", HTMLInputElement);
  const dialog = find("photos", HTMLDialogElement);
  const caption = find("caption", HTMLTextAreaElement);
  const note = find("photos-note", HTMLParagraphElement);
  const submit = find("send-photos", HTMLButtonElement);
  const previews = find("previews", HTMLUListElement);
  const chosen = new Map<HTMLLIElement, Blob>();

  const drop = (preview: HTMLLIElement) => {
    const image = preview.querySelector("img");
    if (image !== null) URL.revokeObjectURL(image.src);
    preview.remove();
    chosen.delete(preview);
  };
  const addPreview = (photo: Blob) => {
    const name = `${word("photo")} ${chosen.size + 1}`;
    const src = URL.createObjectURL(photo);
    const remove = makeButton("×", "remove", () => {
      drop(preview);
      if (chosen.size === 0) dialog.close();
      else submit.focus();
    });
    remove.ariaLabel = `${word("removePhoto")} ${chosen.size + 1}`;
    const preview = make(
      "li",
      {},
      make("img", { attributes: { src, alt: name } }),
      remove,
    );
    chosen.set(preview, photo);
    previews.append(preview);
  };
  const open = async (files: readonly File[]) => {
    if (files.length === 0) return;
    caption.value = tools.textSoFar();
    submit.disabled = true;
    note.textContent = word("preparing");
    dialog.showModal();
    for (const file of files.slice(0, MAX_PHOTOS)) addPreview(await shrink(file));
    note.textContent = files.length > MAX_PHOTOS ? word("tooManyPhotos") : "";
    submit.disabled = false;
    submit.focus();
  };

  find("add-photos", HTMLButtonElement).addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    void open([...(picker.files ?? [])]);
    picker.value = "";
  });
  find("text", HTMLTextAreaElement).addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) event.preventDefault();
    void open(files.filter(({ type }) => type.startsWith("image/")));
  });
  dialog.addEventListener("submit", () => {
    if (chosen.size > 0) tools.send([...chosen.values()], caption.value.trim());
  });
  dialog.addEventListener("close", () => {
    for (const preview of [...chosen.keys()]) drop(preview);
  });
}
