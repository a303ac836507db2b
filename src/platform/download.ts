/** Long enough for the browser to have read the text; the address is then given back. */
const RELEASE_AFTER_MS = 10_000;

/** Offers a text to the user as a file: UTF-8 without a byte order mark, `text/plain`. */
export function downloadText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
}
