/**
 * One tooltip for many places: shown while the pointer is on a place with `data-tip` or on the tooltip itself, or the
 * focus is, and put away with Escape wherever the focus is. The words are in the place too, for those who listen, so this
 * one is silent.
 */
export class Tip {
  private readonly element = document.createElement("div");
  private place: Element | null = null;
  private dismissed: Element | null = null;

  constructor(private readonly host: HTMLElement) {
    this.element.className = "tip";
    this.element.hidden = true;
    this.element.setAttribute("aria-hidden", "true");
    this.element.addEventListener("mouseleave", (event) => this.away(event));
  }

  readonly over = (event: Event): void => {
    const place = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
    if (place !== this.dismissed) {
      this.dismissed = null;
      this.show(place ?? this.focused());
    }
  };

  /** Leaving for the tooltip, or for another part of the same place, is not leaving. */
  readonly away = (event: MouseEvent | FocusEvent): void => {
    const next = event.relatedTarget instanceof Node ? event.relatedTarget : null;
    if (!next || !(this.element.contains(next) || this.place?.contains(next))) {
      this.dismissed = null;
      this.show(event.type === "focusout" ? null : this.focused());
    }
  };

  /** The grid goes, and with it whatever was told about it. */
  readonly end = (): void => this.show(null);

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      this.dismissed = this.place;
      this.show(null);
    }
  };

  /** The place that has the focus keeps its words when the pointer goes. */
  private focused(): Element | null {
    const { activeElement } = document;
    const place = activeElement && this.host.contains(activeElement) ? activeElement.closest("[data-tip]") : null;
    return place === this.dismissed ? null : place;
  }

  private show(place: Element | null): void {
    if (place === this.place) {
      return;
    }

    this.place = place;
    const text = place?.getAttribute("data-tip");
    this.element.hidden = !text;
    if (!place || !text) {
      document.removeEventListener("keydown", this.onKey, true);
      return;
    }

    document.addEventListener("keydown", this.onKey, true);
    if (!this.element.isConnected) {
      this.host.append(this.element);
    }

    this.element.textContent = text;
    const around = place.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = Math.min(Math.max(8, around.left + around.width / 2 - width / 2), document.documentElement.clientWidth - width - 8);
    // It touches its place, so that the pointer gets to it without leaving both.
    const top = around.bottom + height > document.documentElement.clientHeight ? around.top - height + 1 : around.bottom - 1;
    this.element.style.setProperty("left", `${left}px`);
    this.element.style.setProperty("top", `${top}px`);
  }
}
