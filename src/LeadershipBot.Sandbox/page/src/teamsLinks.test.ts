import { expect, test } from "vitest";
import { inSandbox } from "./teamsLinks";

test.each([
  ["https://teams.microsoft.com/l/entity/5a4db0c5/results", "/sandbox/teams?person=p+1"],
  [
    `https://teams.microsoft.com/l/entity/5a4db0c5/results?context=${encodeURIComponent('{"subEntityId":"unit/00ff"}')}&tenantId=t`,
    "/sandbox/teams?person=p+1&page=unit%2F00ff",
  ],
  ["https://teams.microsoft.com/l/entity/5a4db0c5/results?context=%7Bbroken", "/sandbox/teams?person=p+1"],
  ["https://teams.microsoft.com/l/chat/0/0?users=28:5a4db0c5", "/?people=p%201"],
])("Teams' link %s stays on this machine", (link, address) => {
  expect(inSandbox(link, "p 1")).toBe(address);
});

test.each(["https://988lifeline.org/", "https://teams.microsoft.com.example/l/entity/a/results", "http://teams.microsoft.com/l/entity/a/results", "https://teams.microsoft.com/l/meetup-join/1", "nonsense", ""])(
  "%s is no link of Teams' to follow here",
  (link) => {
    expect(inSandbox(link, "p-1")).toBeNull();
  },
);
