import { Node } from "@tiptap/core";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    picture: { insertPicture: (file: string, alt: string) => ReturnType };
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function addressOf(file: string): string {
  return `/media/${file}/medium.webp`;
}

/** A photo of this site, by its id: whoever reads sees it as far as they may see the photo. */
export const Picture = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    file: { default: null, parseHTML: (element) => element.getAttribute("data-file"), rendered: false },
    alt: { default: "", parseHTML: (element) => element.getAttribute("alt") ?? "", rendered: false },
  }),
  parseHTML: () => [{ tag: "img[data-file]", getAttrs: (element) => ID.test(element.getAttribute("data-file") ?? "") && null }],
  renderHTML: ({ node }) => {
    const { file, alt }: { file?: unknown; alt?: unknown } = node.attrs;
    // Others' devices may write anything into the document; an address is made of nothing but an id.
    return ["img", { "data-file": String(file), alt: String(alt ?? ""), ...(ID.test(String(file)) ? { src: addressOf(String(file)) } : {}) }];
  },
  addCommands() {
    return {
      insertPicture: (file, alt) => ({ commands }) => commands.insertContent({ type: this.name, attrs: { file, alt } }),
    };
  },
});
