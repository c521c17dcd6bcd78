"""The trainer's side of quizzes: how questions do, and marking again by a corrected key. Figures only, no names."""
