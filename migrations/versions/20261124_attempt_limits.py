"""Time limits of attempts, extra time, and reading a lesson again"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261124_attempt_limits"
down_revision = "20261124_shelf"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("lesson_reading") as batch:
        batch.add_column(sa.Column("finished_at", sa.DateTime(timezone=True)))
    with op.batch_alter_table("quiz_attempt") as batch:
        batch.add_column(sa.Column("deadline", sa.DateTime(timezone=True)))
        batch.add_column(sa.Column("missed_lessons", JSON))
    with op.batch_alter_table("quiz_response") as batch:
        batch.add_column(sa.Column("is_late", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "extra_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.String(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("granted_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawn_by_id", sa.Integer()),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null)", name=op.f("ck_extra_time_withdrawn")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_extra_time_person_id_person")),
        sa.ForeignKeyConstraint(
            ["granted_by_id"], ["person.id"], name=op.f("fk_extra_time_granted_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["person.id"], name=op.f("fk_extra_time_withdrawn_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra_time")),
    )
    with op.batch_alter_table("extra_time") as batch:
        batch.create_index(op.f("ix_extra_time_person_id"), ["person_id"])
        batch.create_index(op.f("ix_extra_time_granted_by_id"), ["granted_by_id"])
        batch.create_index(op.f("ix_extra_time_withdrawn_by_id"), ["withdrawn_by_id"])
        batch.create_index(
            "uq_extra_time_open",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at is null"),
            postgresql_where=sa.text("withdrawn_at is null"),
        )


def downgrade() -> None:
    op.drop_table("extra_time")
    with op.batch_alter_table("quiz_response") as batch:
        batch.drop_column("is_late")
    with op.batch_alter_table("quiz_attempt") as batch:
        batch.drop_column("missed_lessons")
        batch.drop_column("deadline")
    with op.batch_alter_table("lesson_reading") as batch:
        batch.drop_column("finished_at")
