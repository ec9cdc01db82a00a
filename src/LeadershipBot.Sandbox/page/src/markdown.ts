import MarkdownIt from "markdown-it";

// What Teams draws in a card's text: bold, italic, lists and links. No HTML, no images, no headings.
const renderer = new MarkdownIt("zero", { html: false, breaks: true, linkify: false, typographer: false }).enable([
  "emphasis",
  "link",
  "list",
  "newline",
  "escape",
  "entity",
]);

const allowedLink = /^(https?:|mailto:)/iu;
renderer.validateLink = (url: string): boolean => allowedLink.test(url);

renderer.renderer.rules["link_open"] = (tokens, index, options, _environment, self): string => {
  tokens[index]?.attrSet("target", "_blank");
  tokens[index]?.attrSet("rel", "noopener noreferrer");
  return self.renderToken(tokens, index, options);
};

/** Safe HTML: everything that is not the markdown above comes out as text. */
export const renderMarkdown = (text: string): string => renderer.render(text);
