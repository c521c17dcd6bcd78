// Everything here makes a page that already works without scripts more comfortable. Each module looks for its own
// marks in the page (data-quiz, data-lesson, data-run …) and does nothing where there are none.

import "./exchange.js";
import { offerPrinting } from "./print_button.js";
import { saveAnswers } from "./quiz.js";
import { keepPlace } from "./lesson_place.js";
import { keepNotes } from "./notes.js";
import { playRun } from "./simulation.js";
import { keepTime } from "./run_clock.js";
import { sendOnce } from "./send_once.js";
import { keepStudyTime } from "./study_time.js";
import { tellTimeLeft } from "./time_left.js";
import { showErrors } from "./error_summary.js";
import { explainTerms } from "./terms.js";

showErrors();
sendOnce();
saveAnswers();
keepPlace();
keepNotes();
playRun();
keepTime();
keepStudyTime();
tellTimeLeft();
offerPrinting();
explainTerms();
