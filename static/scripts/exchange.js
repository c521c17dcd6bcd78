// htmx exchanges a part of the page after a choice in a simulation. It is held to what the security policy allows,
// and keeps nothing of a page in the browser's storage: what people read here is nobody else's business.

import htmx from "htmx.org";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  attributesToSettle: ["class"], // a text area that somebody made larger has a style, which may not be written
  historyCacheSize: 0,
  includeIndicatorStyles: false,
  refreshOnHistoryMiss: true,
  scrollBehavior: "auto",
  selfRequestsOnly: true,
  timeout: 20_000,
});
