// Tells the server twice a minute that a lesson, quiz or simulation is before somebody's eyes: an element carries
// data-study (the key) and data-study-save. A hidden page is silent, and so is one where nobody has moved for a while.
// A beat that does not arrive is lost, and so be it: this time informs, and nothing hangs on it.

import { post } from "./post.js";

const EVERY_MS = 30_000;
const STILL_THERE_MS = 180_000; // a page of text is read without touching anything
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "scroll", "touchstart"];

export function keepStudyTime() {
  const place = document.querySelector("[data-study]");
  if (!place) return;

  let seen = Date.now();
  for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, () => (seen = Date.now()), { passive: true });

  const beat = () => {
    if (document.visibilityState === "hidden" || Date.now() - seen > STILL_THERE_MS) return;
    post(place.dataset.studySave, new URLSearchParams({ key: place.dataset.study }));
  };
  beat();
  setInterval(beat, EVERY_MS);
  document.addEventListener("visibilitychange", beat);
}
