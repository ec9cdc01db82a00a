export type Child = Node | string | null | undefined;

/** An element with its attributes and children; `false` and `undefined` leave an attribute out, `true` sets it empty. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }

  node.append(...children.filter((child): child is Node | string => child !== null && child !== undefined));
  return node;
}

export interface KeyedItem<T> {
  readonly key: string;
  readonly value: T;
}

/** A drawn item that can take a newer value without being replaced. */
export interface View<T> {
  readonly element: HTMLElement;
  update(value: T): void;
}

/**
 * Brings the children of `parent` into the order of `items`. A view whose key stays keeps its element, and an element
 * that is in its place is not touched, so that focus and half-filled inputs survive.
 */
export function reconcile<T>(
  parent: HTMLElement,
  views: Map<string, View<T>>,
  items: readonly KeyedItem<T>[],
  create: (value: T) => View<T>,
): void {
  const wanted = new Set(items.map((item) => item.key));
  for (const [key, view] of views) {
    if (!wanted.has(key)) {
      view.element.remove();
      views.delete(key);
    }
  }

  let place = parent.firstElementChild;
  for (const { key, value } of items) {
    let view = views.get(key);
    if (view) {
      view.update(value);
    } else {
      view = create(value);
      views.set(key, view);
    }

    if (view.element === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(view.element, place);
    }
  }
}
