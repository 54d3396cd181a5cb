// Hands a file to the reader.

export function download(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken the file by the next turn; the memory is given back.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
