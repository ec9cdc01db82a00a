import { beforeAll, expect, test } from "vitest";
import { viewFor, words } from "../../test/view";
import type { DownloadsElement } from "./download";
import { defineElements } from "./elements";

beforeAll(defineElements);

async function pressed(answer: () => Promise<Response>): Promise<{ element: HTMLElement; asked: string[] }> {
  const asked: string[] = [];
  const element = document.createElement("lb-downloads") as DownloadsElement;
  element.view = viewFor({
    locale: "es-US",
    send: (input) => {
      asked.push(String(input));
      return answer();
    },
  });
  element.round = "monthly-2026-10";
  document.body.replaceChildren(element);
  await element.updateComplete;
  element.querySelector<HTMLElement>("fluent-button")?.click();
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  return { element, asked };
}

test("A file that cannot be made is told where people look", async () => {
  const { element, asked } = await pressed(() => Promise.resolve(new Response("{}", { status: 503 })));
  expect(asked).toEqual(["/api/v1/results/rounds/monthly-2026-10/export.csv?language=es"]);
  const status = element.querySelector("[role=status]");
  expect(status?.className).toBe("problem");
  expect(words(status)).toBe("No se pudo preparar el archivo. Inténtelo de nuevo.");
});

test("A file that was asked for too often comes in a minute", async () => {
  const { element } = await pressed(() => Promise.resolve(new Response("{}", { status: 429 })));
  expect(words(element.querySelector("[role=status]"))).toBe("Se pidió mucho a la vez. Inténtelo de nuevo en un minuto, por favor.");
  expect(element.querySelector("[role=status]")?.className).toBe("problem");
});

test("A file that is saved is told by its name", async () => {
  const { element } = await pressed(() => Promise.resolve(new Response("a,b", { headers: { "Content-Disposition": 'attachment; filename="ronda.csv"' } })));
  expect(words(element.querySelector("[role=status]"))).toBe("ronda.csv está guardado.");
});
