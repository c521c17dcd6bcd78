"""Results of a quiz that were marked again by a corrected key"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261124_regrades"
down_revision = "20261124_requirements"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("quiz_attempt") as batch:
        batch.create_index("ix_quiz_attempt_course_id_quiz_id", ["course_id", "quiz_id"])
    op.create_table(
        "regrade",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.String(), nullable=False),
        sa.Column("quiz_id", sa.String(), nullable=False),
        sa.Column("from_revision_ids", JSON, nullable=False),
        sa.Column("to_revision_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("preview", sa.String(), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["to_revision_id"], ["revision.id"], name=op.f("fk_regrade_to_revision_id_revision")
        ),
        sa.ForeignKeyConstraint(
            ["applied_by_id"], ["person.id"], name=op.f("fk_regrade_applied_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regrade")),
        sa.UniqueConstraint("preview", name=op.f("uq_regrade_preview")),
    )
    with op.batch_alter_table("regrade") as batch:
        batch.create_index("ix_regrade_course_id_quiz_id", ["course_id", "quiz_id"])
        batch.create_index(op.f("ix_regrade_applied_by_id"), ["applied_by_id"])
    op.create_table(
        "regrade_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regrade_id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("percent_before", sa.Integer(), nullable=False),
        sa.Column("percent_after", sa.Integer(), nullable=False),
        sa.Column("passed_before", sa.Boolean(), nullable=False),
        sa.Column("passed_after", sa.Boolean(), nullable=False),
        sa.CheckConstraint("percent_after >= percent_before", name=op.f("ck_regrade_change_percent")),
        sa.CheckConstraint("passed_after or not passed_before", name=op.f("ck_regrade_change_passed")),
        sa.ForeignKeyConstraint(
            ["regrade_id"],
            ["regrade.id"],
            name=op.f("fk_regrade_change_regrade_id_regrade"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["quiz_attempt.id"],
            name=op.f("fk_regrade_change_attempt_id_quiz_attempt"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regrade_change")),
        sa.UniqueConstraint("regrade_id", "attempt_id", name=op.f("uq_regrade_change_regrade_id_attempt_id")),
    )
    with op.batch_alter_table("regrade_change") as batch:
        batch.create_index(op.f("ix_regrade_change_attempt_id"), ["attempt_id"])


def downgrade() -> None:
    op.drop_table("regrade_change")
    op.drop_table("regrade")
    with op.batch_alter_table("quiz_attempt") as batch:
        batch.drop_index("ix_quiz_attempt_course_id_quiz_id")
