// Saves every answer of a quiz as it is given. The form carries data-quiz, data-attempt and data-save; each question is
// a fieldset with data-question. An answer is posted as `question`, one `value` per chosen option, and `answered_at`
// (ISO, UTC), so that the server can tell an old answer that arrives late.
//
// Without scripts the form's own buttons save the same answers.

import { AnswerQueue } from "./answer_queue.js";
import { post } from "./post.js";
import { showSaved } from "./saved.js";

const PAUSE_MS = 400; // a number or a word is typed sign by sign
const RETRY_MS = 15_000;

export function saveAnswers() {
  const form = document.querySelector("form[data-quiz]");
  if (!form) return;

  const queue = new AnswerQueue(window.localStorage, form.dataset.attempt);
  const send = sender(form.dataset.save, queue);
  let timer;

  showWaiting(form, queue);
  form.addEventListener("input", (event) => {
    const question = event.target.closest("[data-question]");
    if (!question) return;
    queue.put(answerOf(question));
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE_MS);
  });
  form.addEventListener("submit", (event) => submitWhenSaved(event, form, queue, send));
  window.addEventListener("online", send);
  setInterval(send, RETRY_MS);
  send();
}

function answerOf(question) {
  const inputs = [...question.querySelectorAll("input, select")];
  const chosen = inputs.filter((input) => input.checked || isTyped(input) || (isList(input) && input.value));
  return {
    question: question.dataset.question,
    values: chosen.map((input) => input.value),
    at: new Date().toISOString(),
  };
}

// A place in an order, or what belongs to an entry.
function isList(input) {
  return input.tagName === "SELECT";
}

function isTyped(input) {
  return input.type === "text";
}

// After a reload the page shows the server's answers; what the server has not seen yet is newer.
function showWaiting(form, queue) {
  for (const { question, values } of queue.waiting) {
    const scope = `[data-question="${CSS.escape(question)}"]`;
    for (const input of form.querySelectorAll(`${scope} input, ${scope} select`)) {
      if (isTyped(input)) [input.value] = values;
      else if (isList(input)) input.value = [...input.options].find(({ value }) => values.includes(value))?.value ?? "";
      else input.checked = values.includes(input.value);
    }
  }
}

// The whole queue, one answer after the other; a second call joins the one under way.
function sender(address, queue) {
  let running = null;

  async function sendAll() {
    let refusal = null; // an answer that is refused does not hold up the others, nor is it covered by their "Saved"
    while (queue.waiting.length) {
      const [answer] = queue.waiting;
      const { outcome, words } = await post(address, fieldsOf(answer));
      if (outcome === "saved" || outcome === "refused") queue.confirm(answer);
      if (outcome === "gone") queue.clear(); // the attempt has ended elsewhere; it takes no more answers
      if (outcome === "refused") refusal = words;
      showSaved(outcome === "unreachable" ? "offline" : outcome, words);
      if (outcome !== "saved" && outcome !== "refused") return;
    }
    if (refusal !== null) showSaved("refused", refusal);
  }

  return () => (running ??= sendAll().finally(() => (running = null)));
}

function fieldsOf({ question, values, at }) {
  const fields = new URLSearchParams({ question, answered_at: at });
  values.forEach((value) => fields.append("value", value));
  return fields;
}

// Handing in must not leave an answer behind: first the queue, then the form.
async function submitWhenSaved(event, form, queue, send) {
  if (!queue.waiting.length) return;
  event.preventDefault();
  await send();
  if (!queue.waiting.length) form.requestSubmit(event.submitter);
}
