"""Placement checks: what was asked, and the answers"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261124_placements"
down_revision = "20261124_attempt_limits"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "placement_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_placement_check_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_check")),
    )
    with op.batch_alter_table("placement_check") as batch:
        batch.create_index(op.f("ix_placement_check_person_id"), ["person_id"])
        batch.create_index(
            "uq_placement_check_open",
            ["person_id", "track"],
            unique=True,
            sqlite_where=sa.text("submitted_at is null"),
            postgresql_where=sa.text("submitted_at is null"),
        )
    op.create_table(
        "placement_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.String(), nullable=False),
        sa.Column("quiz_id", sa.String(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.CheckConstraint("percent between 0 and 100", name=op.f("ck_placement_part_percent")),
        sa.CheckConstraint("(percent is null) = (passed is null)", name=op.f("ck_placement_part_marked")),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["placement_check.id"],
            name=op.f("fk_placement_part_check_id_placement_check"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_placement_part_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_part")),
        sa.UniqueConstraint("check_id", "place", name=op.f("uq_placement_part_check_id_place")),
    )
    op.create_table(
        "placement_response",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("answer", JSON, nullable=False),
        sa.Column("is_for_later", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["part_id"],
            ["placement_part.id"],
            name=op.f("fk_placement_response_part_id_placement_part"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_response")),
    )
    with op.batch_alter_table("placement_response") as batch:
        batch.create_index(op.f("ix_placement_response_part_id"), ["part_id"])


def downgrade() -> None:
    op.drop_table("placement_response")
    op.drop_table("placement_part")
    op.drop_table("placement_check")
