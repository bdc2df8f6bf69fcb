// A real browser, without a window and without the network, and what can be asked of a page in it.

import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

const PATHS = ["/usr/bin/chromium", "/usr/bin/google-chrome"];
const QUIET = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where this machine has a browser. */
export const BROWSER: string | undefined = PATHS.find((path) => existsSync(path));

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER ?? "", args: QUIET });
}

export type View = { readonly width?: number; readonly scheme?: "light" | "dark"; readonly media?: "screen" | "print" };

/** A page that is open, and everything that it said or asked for but its own file. */
export type Opened = { readonly page: Page; readonly said: readonly string[] };

export async function open(
  browser: Browser,
  file: string,
  { width = 1280, scheme = "light", media = "screen" }: View = {},
): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.emulateMedia({ colorScheme: scheme, media });
  const said: string[] = [];
  const url = pathToFileURL(file).href;
  page.on("console", (message) => said.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  page.on("request", (request) => request.url() === url || said.push(`request: ${request.url()}`));
  page.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, said };
}

/** What sticks out of the page, where nothing should but what scrolls by itself. */
export async function sticksOut(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(() => {
    const wide = document.documentElement.clientWidth;
    const out = [...document.body.querySelectorAll("*")].filter((each) =>
      each.closest(".scroll") === each.parentElement?.closest(".scroll") && !each.closest(".scroll")
      && each.checkVisibility() && each.getBoundingClientRect().right > wide + 0.5);
    const all = out.map((each) => each.tagName + "." + each.getAttribute("class") + ": " + each.textContent.slice(0, 60));
    return document.documentElement.scrollWidth > wide ? ["the page itself", ...all] : all;
  })()`);
}

/**
 * The texts that are hard to read: those whose contrast with what is painted behind them is less than WCAG 2.2 asks for at
 * level AA, which is 4.5, or 3 for large letters (1.4.3). Of texts of the same kind only the first few are looked at.
 */
export async function hardToRead(page: Page): Promise<{ readonly looked: number; readonly hard: readonly string[] }> {
  const { height, width } = await page.evaluate<{ height: number; width: number }>(
    `({ height: document.documentElement.scrollHeight, width: innerWidth })`,
  );
  // What is under a text can be asked for only inside of the window.
  await page.setViewportSize({ width, height });
  return page.evaluate<{ looked: number; hard: string[] }>(`(() => {
    const rgba = (text) => {
      const found = text.match(/^rgba?\\(([^)]+)\\)$/);
      if (!found) throw new Error("no color that is known here: " + text);
      const [r, g, b, a = 1] = found[1].split(/[,/ ]+/).map(Number);
      return { r, g, b, a };
    };
    const over = (top, below) => {
      const mix = (one) => top[one] * top.a + below[one] * (1 - top.a);
      return { r: mix("r"), g: mix("g"), b: mix("b"), a: 1 };
    };
    const light = ({ r, g, b }) => {
      const [x, y, z] = [r, g, b].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const contrast = (one, other) => {
      const [a, b] = [light(one), light(other)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };
    const isShape = (each) => ["rect", "path", "circle", "polygon"].includes(each.tagName);
    const paintOf = (each) => {
      const style = getComputedStyle(each);
      if (!isShape(each)) return rgba(style.backgroundColor);
      if (style.fill === "none") return { r: 0, g: 0, b: 0, a: 0 };
      const paint = rgba(style.fill);
      return { ...paint, a: paint.a * Number(style.fillOpacity) };
    };
    const behind = (text, box) => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const under = document.elementsFromPoint(x, y).filter((each) => each !== text && !text.contains(each));
      return under.map(paintOf).reduceRight((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
    };
    const hard = [];
    const kinds = new Map();
    const isNew = (text) => {
      const around = [text, text.parentElement, text.parentElement.parentElement];
      const kind = around.map((each) => each.tagName + "." + each.getAttribute("class") + text.getAttribute("fill")).join();
      kinds.set(kind, 1 + (kinds.get(kind) ?? 0));
      return kinds.get(kind) <= 4;
    };
    let looked = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.parentElement;
      if (node.data.trim() === "" || text.closest("title, style, .seen") || !isNew(text) || !text.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = [...range.getClientRects()].find((each) => each.width > 0);
      if (!box || box.left < 0 || box.right > innerWidth) continue;
      looked += 1;
      const style = getComputedStyle(text);
      const ground = behind(text, box);
      const ink = over(rgba(text instanceof SVGElement ? style.fill : style.color), ground);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const ratio = contrast(ink, ground);
      if (ratio < (isLarge ? 3 : 4.5)) hard.push(ratio.toFixed(2) + " " + node.data.trim().slice(0, 40) + " " + JSON.stringify(ink) + JSON.stringify(ground));
    }
    return { looked, hard };
  })()`);
}
