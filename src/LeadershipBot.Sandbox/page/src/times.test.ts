import { expect, test } from "vitest";
import { commonestZone, dayAndTime, dayKey, localNow } from "./times";

const instant = new Date("2026-10-13T02:30:00Z");
const plain = (text: string): string => text.replaceAll("\u202f", " ");

test("An instant is told in the zone asked for", () => {
  expect(plain(dayAndTime(instant, "America/New_York"))).toBe("Mon, Oct 12, 10:30 PM");
  expect(plain(localNow(instant, "America/Denver"))).toBe("Mon 8:30 PM MDT");
});

test("A zone this browser does not know is told as UTC", () => {
  expect(plain(localNow(instant, "Nowhere/Atall"))).toBe("Tue 2:30 AM UTC");
});

test("One instant can be two days", () => {
  expect(dayKey(instant, "America/New_York")).not.toBe(dayKey(instant, "Europe/Madrid"));
});

test("The agency's zone is the one most people share", () => {
  expect(commonestZone(["America/Denver", "America/New_York", "America/New_York"])).toBe("America/New_York");
  expect(commonestZone([])).toBe("UTC");
});
