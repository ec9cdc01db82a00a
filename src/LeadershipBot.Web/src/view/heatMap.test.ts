import { beforeAll, expect, test } from "vitest";
import { agency } from "../../test/fixtures/agency";
import { viewFor, words } from "../../test/view";
import type { HeatMap } from "../api/model";
import { defineElements } from "./elements";
import { moved } from "./grid";
import type { HeatMapElement } from "./heatMap";
import { closedAtFirst, heatRows, stepOf } from "./heatRows";

const { heatMap } = agency({ units: 40, rounds: 3 });
const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

beforeAll(() => {
  globalThis.requestAnimationFrame = ((callback: FrameRequestCallback) => setTimeout(() => callback(0), 0)) as unknown as typeof requestAnimationFrame;
  defineElements();
});

async function shown(map: HeatMap = heatMap, locale = "en-US"): Promise<HeatMapElement> {
  const element = document.createElement("lb-heat-map") as HeatMapElement;
  element.view = viewFor({ locale });
  element.map = map;
  document.body.replaceChildren(element);
  await element.updateComplete;
  return element;
}

const names = (element: Element): string[] => [...element.querySelectorAll("tbody a")].map((link) => words(link));
const press = (element: Element, key: string): void => {
  (document.activeElement ?? element).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
};

test("Units stay in the order of the organization", async () => {
  expect(names(await shown())).toEqual(heatMap.units.map((unit) => unit.name));
});

test("A head cannot be pressed to sort", async () => {
  const element = await shown();
  expect(element.querySelectorAll("thead button, thead [aria-sort]")).toHaveLength(0);
});

test("A cell that is not shown tells why, in words and on hover", async () => {
  const cell = (await shown()).querySelector("td.hidden-cell");
  expect(words(cell?.querySelector(".visually-hidden"))).toBe("Not shown. Not enough answers to protect everyone.");
  expect(cell?.getAttribute("data-tip")).toBe("Not shown. Not enough answers to protect everyone.");
  expect(cell?.className).not.toContain("step-");
});

test("The words under the pointer stay while the pointer is on them, and go with it", async () => {
  const element = await shown();
  const cell = element.querySelector<HTMLElement>("td.hidden-cell")!;
  const tip = (): HTMLElement | null => element.querySelector(".tip");
  const leave = (from: Element, to: Element | null): boolean => from.dispatchEvent(new MouseEvent(from === tip() ? "mouseleave" : "mouseout", { bubbles: true, relatedTarget: to }));
  cell.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  expect(tip()?.hidden).toBe(false);
  leave(cell, tip());
  expect(tip()?.hidden).toBe(false);
  leave(tip()!, element.querySelector("input"));
  expect(tip()?.hidden).toBe(true);
  cell.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  leave(cell, element.querySelector("input"));
  expect(tip()?.hidden).toBe(true);
});

test("Escape puts the words away wherever the focus is", async () => {
  const element = await shown();
  element.querySelector("td.hidden-cell")!.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(element.querySelector<HTMLElement>(".tip")?.hidden).toBe(true);
});

test("A score that belongs to others says whose it is, in the unit of which the API says so", async () => {
  const units = heatMap.units.map((unit) => ({ ...unit, cells: unit.cells.map(() => null), shownElsewhere: unit.depth === 2 ? [heatMap.measures.at(-1)!.id] : [] }));
  const element = await shown({ ...heatMap, units });
  const lastWords = (depth: number) => words(element.querySelectorAll("tbody tr")[units.findIndex((unit) => unit.depth === depth)]?.querySelector("td:last-child .visually-hidden"));
  expect(lastWords(1)).toBe("Not shown. Not enough answers to protect everyone.");
  expect(lastWords(2)).toBe("Not shown. Shown to that team and its supervisor only.");
});

test("The reason is told in the person's language", async () => {
  const cell = (await shown(heatMap, "es-MX")).querySelector("td.hidden-cell");
  expect(words(cell?.querySelector(".visually-hidden"))).toBe("No se muestra. No hay suficientes respuestas para proteger a todas las personas.");
});

test("The reason appears on focus and goes with Escape", async () => {
  const element = await shown();
  element.querySelector<HTMLElement>("td.hidden-cell")?.focus();
  const tip = element.querySelector<HTMLElement>(".tip");
  expect(tip?.hidden).toBe(false);
  expect(words(tip)).toContain("Not enough answers");
  press(element, "Escape");
  expect(tip?.hidden).toBe(true);
});

test("The number is in the cell, whatever its color", async () => {
  const element = await shown();
  const row = heatMap.units.findIndex((unit) => unit.cells[0] !== null);
  const cell = element.querySelectorAll("tbody tr")[row]?.querySelector("td");
  expect(words(cell)).toBe(heatMap.units[row]?.cells[0]);
});

test("Arrows move, and one place at a time can be reached with Tab", async () => {
  const element = await shown();
  element.querySelector<HTMLElement>("tbody a")?.focus();
  press(element, "ArrowRight");
  expect(document.activeElement?.tagName).toBe("TD");
  press(element, "ArrowDown");
  expect(document.activeElement?.closest("tr")).toBe(element.querySelectorAll("tbody tr")[1]);
  press(element, "Home");
  expect(words(document.activeElement)).toBe(heatMap.units[1]?.name);
  expect(element.querySelectorAll('[data-stop][tabindex="0"]')).toHaveLength(1);
});

test("A branch closes and opens with the arrows and with its button", async () => {
  const element = await shown();
  const region = heatMap.units.find((unit) => unit.depth === 1 && heatMap.units.some((other) => other.parent === unit.unit))!;
  const beneath = heatMap.units.filter((unit) => unit.parent === region.unit).map((unit) => unit.name);
  [...element.querySelectorAll<HTMLElement>("tbody a")].find((link) => words(link) === region.name)?.focus();
  press(element, "ArrowLeft");
  await element.updateComplete;
  beneath.forEach((name) => expect(names(element)).not.toContain(name));
  const button = [...element.querySelectorAll("tbody tr")].find((row) => words(row.querySelector("a")) === region.name)?.querySelector("button");
  expect(button?.getAttribute("aria-expanded")).toBe("false");
  expect(button?.getAttribute("aria-label")).toBe(`Show what is beneath ${region.name}`);
  button?.click();
  await element.updateComplete;
  expect(names(element)).toEqual(heatMap.units.map((unit) => unit.name));
});

test("A large organization is drawn in parts and ends up whole", async () => {
  const { heatMap: large } = agency({ units: 160, rounds: 1 });
  const element = await shown(large);
  [...element.querySelectorAll<HTMLElement>("fluent-button")][0]?.click();
  await element.updateComplete;
  expect(element.querySelectorAll("tbody tr").length).toBeLessThan(160);
  for (let frame = 0; frame < 5; frame++) {
    await nextFrame();
    await element.updateComplete;
  }

  expect(names(element)).toEqual(large.units.map((unit) => unit.name));
}, 20_000);

test("A name is found without its accents, with all above it", () => {
  const units = heatMap.units.map((unit, index) => (index === 5 ? { ...unit, name: "Unidad Ñandú" } : unit));
  const found = heatRows(units, new Set(units.map((unit) => unit.unit)), "nandu").map((row) => row.unit.name);
  expect(found.at(-1)).toBe("Unidad Ñandú");
  expect(found[0]).toBe(units[0]?.name);
});

test("What the person belongs to is open at first", () => {
  const { units } = agency({ units: 500, rounds: 1 }).heatMap;
  const rows = heatRows(units, closedAtFirst(units), "");
  expect(rows.some((row) => row.unit.isOwn)).toBe(true);
  expect(rows.length).toBeLessThan(150);
  expect(closedAtFirst(units.slice(0, 30)).size).toBe(0);
});

test("Open ends belong to the outer steps", () => {
  expect(["1.5−", "2.4", "2.5", "3.0", "3.9", "4.0", "4.5+"].map(stepOf)).toEqual([1, 1, 2, 3, 4, 5, 5]);
});

test("Keys stay within the grid", () => {
  const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, altKey: false });
  expect(moved(key("ArrowUp"), [0, 3], 10, 5)).toEqual([0, 3]);
  expect(moved(key("PageDown"), [4, 0], 10, 5)).toEqual([9, 0]);
  expect(moved(key("End", true), [0, 0], 10, 5)).toEqual([9, 4]);
  expect(moved(key("a"), [0, 0], 10, 5)).toBeNull();
});
