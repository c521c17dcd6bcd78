// Keeps the reader's place in a lesson. The article carries data-lesson, data-save (where the place is posted as
// `block=<number>`) and data-position (the block of the last visit); its blocks have the ids b1, b2 …, equal in both
// languages, so a change of language keeps the place too.

import { post } from "./post.js";
import { showSaved } from "./saved.js";

const PAUSE_MS = 1500; // long enough not to send while scrolling, short enough to catch a glance
const BAR_PX = 112; // scroll-padding at the foot, see base.css

export function keepPlace() {
  const article = document.querySelector("[data-lesson]");
  if (!article) return;

  const blocks = [...article.querySelectorAll("[id^='b']")].filter((block) => /^b\d+$/.test(block.id));
  goToLastPlace(article);
  watch(blocks, sender(article));
}

// Not when the reader came with a target of their own, or went back: then the browser knows better.
function goToLastPlace(article) {
  const [visit] = performance.getEntriesByType("navigation");
  const last = document.getElementById(`b${article.dataset.position}`);
  if (last && !window.location.hash && visit?.type === "navigate") last.scrollIntoView({ block: "end" });
}

// The place is the last block that has come into view, also when the page was scrolled past it in one leap. It is
// measured above the bar at the foot of the page, where `scrollIntoView` puts it: returning does not move it on.
function watch(blocks, send) {
  const reached = new Set();
  const rootMargin = `1000000px 0px -${BAR_PX}px 0px`;
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) reached.add(target);
      else reached.delete(target);
    }
    if (reached.size) send(Math.max(...[...reached].map((block) => Number(block.id.slice(1)))));
  }, { rootMargin });
  blocks.forEach((block) => observer.observe(block));
}

function sender(article) {
  let sent = Number(article.dataset.position);
  let place = sent;
  let timer;

  async function send() {
    clearTimeout(timer);
    if (place === sent) return;
    const sending = place;
    const { outcome } = await post(article.dataset.save, new URLSearchParams({ block: sending }));
    if (outcome === "saved") sent = sending;
    showSaved(outcome === "unreachable" ? "offline" : outcome);
  }

  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && send());
  window.addEventListener("online", send);
  return (block) => {
    place = block;
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE_MS);
  };
}
