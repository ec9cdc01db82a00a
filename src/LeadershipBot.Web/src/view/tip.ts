/**
 * One tooltip for many places: shown while the pointer is on a place with `data-tip` (or on the tooltip itself) or the
 * focus is, and put away with Escape. The words are in the place too, for those who listen, so this one is silent.
 */
export class Tip {
  private readonly element = document.createElement("div");
  private place: Element | null = null;

  constructor(private readonly host: HTMLElement) {
    this.element.className = "tip";
    this.element.hidden = true;
    this.element.setAttribute("aria-hidden", "true");
  }

  readonly over = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (target && !this.element.contains(target)) {
      this.show(target.closest("[data-tip]"));
    }
  };

  readonly away = (event: MouseEvent | FocusEvent): void => {
    const next = event.relatedTarget instanceof Node ? event.relatedTarget : null;
    if (!next || !(this.host.contains(next) || this.element.contains(next))) {
      this.show(null);
    }
  };

  /** Whether the key was for the tooltip. */
  readonly dismiss = (): boolean => {
    const wasShown = !this.element.hidden;
    this.show(null);
    return wasShown;
  };

  private show(place: Element | null): void {
    if (place === this.place) {
      return;
    }

    this.place = place;
    const text = place?.getAttribute("data-tip");
    this.element.hidden = !text;
    if (!place || !text) {
      return;
    }

    if (!this.element.isConnected) {
      this.host.append(this.element);
    }

    this.element.textContent = text;
    const around = place.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = Math.min(Math.max(8, around.left + around.width / 2 - width / 2), document.documentElement.clientWidth - width - 8);
    const below = around.bottom + 4;
    const top = below + height > document.documentElement.clientHeight ? around.top - height - 4 : below;
    this.element.style.setProperty("left", `${left}px`);
    this.element.style.setProperty("top", `${top}px`);
  }
}
