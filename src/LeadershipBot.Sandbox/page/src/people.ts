import type { Person, Role } from "./api";
import { element } from "./dom";

const roleNames: Readonly<Record<Role, string>> = {
  staff: "Staff",
  manager: "Manager",
  leader: "Leadership",
  administrator: "Administrator",
};

const languageNames = new Intl.DisplayNames("en", { type: "language" });

export const roleName = (role: Role): string => roleNames[role] ?? role;

export function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Who is shown at first: those asked for in the address, else one of the staff, one manager, one leader. */
export function firstChoice(people: readonly Person[], asked: readonly string[]): readonly Person[] {
  const roles: readonly Role[] = ["staff", "manager", "leader"];
  const chosen: Person[] = [];
  for (const [index, role] of roles.entries()) {
    const free = people.filter((person) => !chosen.includes(person));
    const person =
      people.find((candidate) => candidate.id === asked[index]) ??
      free.find((candidate) => candidate.role === role) ??
      free[0];
    if (person) {
      chosen.push(person);
    }
  }

  return chosen;
}

/** People by team, teams and names in alphabetical order; those without a team come last. */
export function byTeam(people: readonly Person[]): readonly (readonly [team: string, people: readonly Person[]])[] {
  const teams = new Map<string, Person[]>();
  for (const person of people) {
    const team = person.team ?? "";
    const members = teams.get(team);
    if (members) {
      members.push(person);
    } else {
      teams.set(team, [person]);
    }
  }

  return [...teams]
    .sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a.localeCompare(b)))
    .map(([team, members]) => [team === "" ? "No team" : team, members.sort((a, b) => a.name.localeCompare(b.name))]);
}

export function personPicker(people: readonly Person[], selected: Person, id: string): HTMLSelectElement {
  const select = element("select", { id, class: "picker" });
  for (const [team, members] of byTeam(people)) {
    const group = element("optgroup", { label: team });
    for (const person of members) {
      group.append(element("option", { value: person.id, selected: person.id === selected.id }, person.name));
    }

    select.append(group);
  }

  const titles = new Map(people.map((person) => [person.id, titleInList(person)]));
  const retitle = (): void => {
    for (const option of select.options) {
      option.label = option.selected ? "" : (titles.get(option.value) ?? "");
    }
  };
  select.addEventListener("change", retitle);
  retitle();
  return select;
}

/** In the list a name says its role; once chosen, the line below the name does. */
const titleInList = (person: Person): string =>
  person.role === "staff" ? person.name : `${person.name} (${roleName(person.role)})`;

export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}

/** One of the eight avatar colors, always the same for one id. */
export function avatarColor(id: string): string {
  let sum = 0;
  for (const character of id) {
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  }

  return String(sum % 8);
}

export const avatar = (person: Person): HTMLElement =>
  element("span", { class: "avatar", "data-color": avatarColor(person.id), "aria-hidden": "true" }, initials(person.name));
