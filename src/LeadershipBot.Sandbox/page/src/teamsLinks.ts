import { isRecord } from "./records";

/** Where Teams' own links lead in the sandbox: to a person's tab or to their chat; null for all other addresses. */
export function inSandbox(link: string, personId: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url?.protocol !== "https:" || url.hostname !== "teams.microsoft.com") {
    return null;
  }

  if (/^\/l\/entity\/[^/]+\/[^/]+/u.test(url.pathname)) {
    return tabAddress(personId, subPageOf(url));
  }

  return url.pathname.startsWith("/l/chat/") ? `/?people=${encodeURIComponent(personId)}` : null;
}

export function tabAddress(personId: string, subPage: string | null = null): string {
  const query = new URLSearchParams({ person: personId });
  if (subPage !== null) {
    query.set("page", subPage);
  }

  return `/sandbox/teams?${query.toString()}`;
}

function subPageOf(url: URL): string | null {
  try {
    const context: unknown = JSON.parse(url.searchParams.get("context") ?? "null");
    const subPage = isRecord(context) ? (context["subEntityId"] ?? context["subPageId"]) : null;
    return typeof subPage === "string" && subPage !== "" ? subPage : null;
  } catch {
    return null;
  }
}
