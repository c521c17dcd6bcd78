// One way to send something in the background. `keepalive` lets it finish after the page is closed, and a redirect to
// the sign-in page must not pass for success, so redirects are not followed.

const SIGNED_OUT = [400, 401, 403]; // 400: the token belongs to an earlier sign-in
const GONE = [404, 409, 410];
const REFUSED = [413, 422];

/**
 * Send form fields to our own server.
 *
 * @param {string} address
 * @param {URLSearchParams} fields
 * @returns {Promise<{outcome: "saved" | "signed-out" | "gone" | "refused" | "unreachable", words: string}>}
 *   words: what the server says about a refusal, or "".
 */
export async function post(address, fields) {
  try {
    const response = await fetch(address, {
      method: "POST",
      body: fields,
      headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" },
      keepalive: true,
      redirect: "manual",
    });
    return { outcome: outcomeOf(response), words: await wordsOf(response) };
  } catch {
    return { outcome: "unreachable", words: "" };
  }
}

function outcomeOf(response) {
  if (response.ok) return "saved";
  if (response.type === "opaqueredirect" || SIGNED_OUT.includes(response.status)) return "signed-out";
  if (GONE.includes(response.status)) return "gone";
  if (REFUSED.includes(response.status)) return "refused";
  return "unreachable"; // a fault or too many requests: worth another try
}

async function wordsOf(response) {
  if (!response.headers.get("Content-Type")?.startsWith("application/json")) return "";
  return (await response.json()).words ?? "";
}

function token() {
  return document.querySelector('meta[name="csrf-token"]').content;
}
