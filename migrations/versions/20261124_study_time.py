"""How long somebody sat over what"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_study_time"
down_revision = "20261124_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sitting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.CheckConstraint("seconds >= 0", name=op.f("ck_sitting_seconds")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sitting_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
    )
    with op.batch_alter_table("sitting") as batch:
        batch.create_index(op.f("ix_sitting_person_id"), ["person_id"])
        batch.create_index("ix_sitting_person_id_last_at", ["person_id", "last_at"])


def downgrade() -> None:
    op.drop_table("sitting")
