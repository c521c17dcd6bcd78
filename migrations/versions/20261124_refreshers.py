"""Refreshers: questions of completed courses that come back"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261124_refreshers"
down_revision = "20261124_study_time"
branch_labels = None
depends_on = None

MEMORY = (
    "(reviewed_on is null) = (stability is null) and (reviewed_on is null) = (difficulty is null)"
    " and (reviewed_on is null) = (begun_on is null)"
)
ANSWERED = "(answered_at is null) = (is_right is null) and (answered_at is null) = (sureness is null)"


def upgrade() -> None:
    op.create_table(
        "refresher_deck",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.String(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_refresher_deck_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresher_deck")),
        sa.UniqueConstraint("person_id", "course_id", name=op.f("uq_refresher_deck_person_id_course_id")),
    )
    op.create_index(op.f("ix_refresher_deck_person_id"), "refresher_deck", ["person_id"])
    op.create_table(
        "refresher_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deck_id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.String(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("stability", sa.Double(), nullable=True),
        sa.Column("difficulty", sa.Double(), nullable=True),
        sa.CheckConstraint(MEMORY, name=op.f("ck_refresher_card_memory")),
        sa.CheckConstraint("due_on > reviewed_on", name=op.f("ck_refresher_card_due_after_review")),
        sa.ForeignKeyConstraint(
            ["deck_id"],
            ["refresher_deck.id"],
            name=op.f("fk_refresher_card_deck_id_refresher_deck"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresher_card")),
        sa.UniqueConstraint(
            "deck_id", "quiz_id", "question_id", name=op.f("uq_refresher_card_deck_id_quiz_id_question_id")
        ),
    )
    op.create_table(
        "refresher_sitting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_refresher_sitting_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresher_sitting")),
    )
    op.create_index(op.f("ix_refresher_sitting_person_id"), "refresher_sitting", ["person_id"])
    _create_review()


def _create_review() -> None:
    op.create_table(
        "refresher_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sureness", sa.String(), nullable=True),
        sa.Column("answer", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(ANSWERED, name=op.f("ck_refresher_review_answered")),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["refresher_sitting.id"],
            name=op.f("fk_refresher_review_sitting_id_refresher_sitting"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["card_id"],
            ["refresher_card.id"],
            name=op.f("fk_refresher_review_card_id_refresher_card"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresher_review")),
        sa.UniqueConstraint("sitting_id", "number", name=op.f("uq_refresher_review_sitting_id_number")),
    )
    op.create_index(op.f("ix_refresher_review_card_id"), "refresher_review", ["card_id"])
    op.create_index(
        "uq_refresher_review_drawn",
        "refresher_review",
        ["card_id"],
        unique=True,
        sqlite_where=sa.text("answered_at is null"),
        postgresql_where=sa.text("answered_at is null"),
    )


def downgrade() -> None:
    for table in ("refresher_review", "refresher_sitting", "refresher_card", "refresher_deck"):
        op.drop_table(table)
