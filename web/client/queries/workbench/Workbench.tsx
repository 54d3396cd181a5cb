// placeholder
export function Workbench() {
  return null;
}
