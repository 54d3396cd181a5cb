// How large the canvas is behind what lies over it while a story is composed or a step is looked at, px.

export function canvasSize(): { readonly width: number; readonly height: number } {
  const box = document.querySelector("[role='application']")?.getBoundingClientRect();
  // Behind the table or the text there is none; the window is what it will have.
  if (box === undefined || box.width === 0) return { width: window.innerWidth, height: window.innerHeight };
  return { width: box.width, height: box.height };
}
