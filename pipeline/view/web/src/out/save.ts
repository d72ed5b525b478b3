// A file for the reader to keep, and words for the clipboard. Nothing leaves the page otherwise.

/** Have the browser save a file under a name. `type` is its media type. */
export function save(name: string, type: string, content: string | Blob): void {
  const blob = typeof content === "string" ? new Blob([content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Put words on the clipboard; whether that went well. Pages that are not secure have only the older way. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement as HTMLElement | null;
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "unseen";
    box.setAttribute("aria-hidden", "true");
    document.body.append(box);
    box.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way on a page that is not secure
    const copied = document.execCommand("copy");
    box.remove();
    before?.focus();
    return copied;
  }
}
