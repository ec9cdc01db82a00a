import { expect, test } from "vitest";
import { renderMarkdown } from "./markdown";

test("HTML in a text stays text", () => {
  expect(renderMarkdown("<img src=x onerror=alert(1)>")).not.toContain("<img");
});

test("Bold, italic and lists are drawn", () => {
  expect(renderMarkdown("**a** *b*")).toContain("<strong>a</strong> <em>b</em>");
  expect(renderMarkdown("- a\n- b")).toContain("<li>a</li>");
});

test("A link opens apart from this page, and only over the web or mail", () => {
  expect(renderMarkdown("[a](https://example.org)")).toContain('target="_blank" rel="noopener noreferrer"');
  expect(renderMarkdown("[a](javascript:alert(1))")).not.toContain("href");
});
