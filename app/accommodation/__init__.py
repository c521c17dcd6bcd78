"""What a person was granted so that they can show what they know: more time in quizzes. No reason is asked or kept."""
