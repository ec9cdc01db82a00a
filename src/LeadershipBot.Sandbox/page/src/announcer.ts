/** The page's one live region: what changed, for people who do not see it happen. */
export function announce(text: string): void {
  const region = document.getElementById("announcer");
  if (!region) {
    return;
  }

  const line = document.createElement("p");
  line.textContent = text;
  region.append(line);
  // Kept short, so that a screen reader never reads old lines again.
  while (region.childElementCount > 4) {
    region.firstElementChild?.remove();
  }
}
