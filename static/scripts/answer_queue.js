// Answers that the server has not confirmed yet, kept on this device per attempt, so that a lost connection, a closed
// tab or a sign-out loses nothing. Only the newest answer to a question is kept: sending it twice does no harm.

export class AnswerQueue {
  /**
   * @param {Storage} storage localStorage, or anything that behaves like it
   * @param {string} attempt the attempt's id; another attempt has another queue
   */
  constructor(storage, attempt) {
    this.storage = storage;
    this.name = `answers:${attempt}`;
    this.answers = read(storage, this.name);
  }

  /** All answers, oldest first: {question, values, at}. */
  get waiting() {
    return Object.values(this.answers).sort((one, other) => one.at.localeCompare(other.at));
  }

  /** Keep an answer; it replaces an earlier one to the same question. */
  put(answer) {
    this.answers[answer.question] = answer;
    this.write();
  }

  /** Forget an answer that has arrived, unless it was changed while it was on its way. */
  confirm(answer) {
    if (this.answers[answer.question]?.at !== answer.at) return;
    delete this.answers[answer.question];
    this.write();
  }

  clear() {
    this.answers = {};
    this.write();
  }

  // A full or forbidden storage costs the protection against a closed tab, not the answers on the page.
  write() {
    try {
      if (this.waiting.length) this.storage.setItem(this.name, JSON.stringify(this.answers));
      else this.storage.removeItem(this.name);
    } catch (fault) {
      if (!(fault instanceof DOMException)) throw fault;
    }
  }
}

function read(storage, name) {
  try {
    return JSON.parse(storage.getItem(name)) ?? {};
  } catch {
    return {}; // unreadable or forbidden: start empty
  }
}
