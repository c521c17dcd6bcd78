// Says in words how long an attempt still runs. The line carries data-seconds-left, counted by the server, so a wrong clock
// of the device does not matter, and data-words-…, written in the reader's language. What is seen changes once a minute;
// it is said aloud at a few marks only. When the time is up nothing moves by itself: the line says so and shows the way.

const MARKS = [10, 5, 1]; // minutes
const TICK_MS = 1000;
const MINUTE_MS = 60_000;

export function tellTimeLeft() {
  const line = document.querySelector("[data-seconds-left]");
  if (!line) return;

  const endsAt = Date.now() + Number(line.dataset.secondsLeft) * 1000; // goes on while the device sleeps
  let shown = null;
  const ticking = setInterval(tick, TICK_MS);
  tick();

  function tick() {
    const minutes = Math.max(0, Math.ceil((endsAt - Date.now()) / MINUTE_MS));
    if (minutes === shown) return;
    const words = wordsFor(line, minutes);
    line.querySelector("[data-left]").textContent = words;
    if (shown !== null && isMark(minutes, shown)) line.querySelector("[data-aloud]").textContent = words;
    shown = minutes;
    if (minutes === 0) end(line, ticking);
  }
}

// A device that slept may pass a mark without stopping at it.
function isMark(minutes, before) {
  return minutes === 0 || MARKS.some((mark) => minutes <= mark && mark < before);
}

function wordsFor({ dataset }, minutes) {
  if (minutes === 0) return dataset.wordsOver;
  return minutes === 1 ? dataset.wordsLast : dataset.wordsLeft.replace("{minutes}", minutes);
}

function end(line, ticking) {
  clearInterval(ticking);
  line.querySelector("a").hidden = false;
}
