/** The keys that move within a grid; the focus of the grid is on one place at a time. */
type Step = (row: number, column: number, rows: number, columns: number) => readonly [row: number, column: number];

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: (row, column) => [row - 1, column],
  ArrowDown: (row, column) => [row + 1, column],
  ArrowLeft: (row, column) => [row, column - 1],
  ArrowRight: (row, column) => [row, column + 1],
  PageUp: (row, column) => [row - 10, column],
  PageDown: (row, column) => [row + 10, column],
  Home: (row) => [row, 0],
  End: (row, _, __, columns) => [row, columns - 1],
};

const edges: Readonly<Record<string, Step>> = {
  Home: () => [0, 0],
  End: (_, __, rows, columns) => [rows - 1, columns - 1],
};

/** Where a key leads from a place, kept within the grid; null when the key does not move. */
export function moved(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
  place: readonly [row: number, column: number],
  rows: number,
  columns: number,
): readonly [row: number, column: number] | null {
  if (event.altKey) {
    return null;
  }

  const step = (event.ctrlKey || event.metaKey ? edges : steps)[event.key];
  if (!step) {
    return null;
  }

  const [row, column] = step(place[0], place[1], rows, columns);
  return [Math.min(rows - 1, Math.max(0, row)), Math.min(columns - 1, Math.max(0, column))];
}
