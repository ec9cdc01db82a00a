/** The pages, and how an address names them. No figure is ever part of an address. */
export type Route =
  | { readonly page: "overview" | "units" | "actions" | "nudges" | "report" | "unknown" }
  | { readonly page: "unit"; readonly unit: string };

const unitKey = /^(?:agency|[0-9a-f]{16})$/u;

/** The page of a hash; a hand-made address that names none is "unknown". */
export function routeOf(hash: string): Route {
  const parts = hash.replace(/^#?\/?/u, "").split("/");
  const [page = "", unit = ""] = parts;
  if (page === "unit") {
    return parts.length === 2 && unitKey.test(unit) ? { page, unit } : { page: "unknown" };
  }

  if (parts.length > 1) {
    return { page: "unknown" };
  }

  switch (page) {
    case "":
      return { page: "overview" };
    case "units":
    case "actions":
    case "nudges":
    case "report":
      return { page };
    default:
      return { page: "unknown" };
  }
}

export const unitAddress = (unit: string): string => `#/unit/${unit}`;

/** Where a link that Teams opened wants to go; null when it names no page. */
export function startOf(subPage: string | undefined): string | null {
  if (!subPage) {
    return null;
  }

  const hash = `#/${subPage.replace(/^#?\/?/u, "")}`;
  return routeOf(hash).page === "unknown" ? null : hash;
}
