"""What is required of the people of a place, by which day, and because of what"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_requirements"
down_revision = "20261124_placements"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "requirement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("by_unit_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_requirement_unit_id_unit")),
        sa.ForeignKeyConstraint(["by_unit_id"], ["unit.id"], name=op.f("fk_requirement_by_unit_id_unit")),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_requirement_made_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
        sa.UniqueConstraint("made_by_id", "form_key", name=op.f("uq_requirement_made_by_id_form_key")),
    )
    with op.batch_alter_table("requirement") as batch:
        batch.create_index(op.f("ix_requirement_unit_id"), ["unit_id"])
        batch.create_index(op.f("ix_requirement_by_unit_id"), ["by_unit_id"])
        batch.create_index(op.f("ix_requirement_made_by_id"), ["made_by_id"])
    op.create_table(
        "requirement_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("requirement_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["requirement_id"],
            ["requirement.id"],
            name=op.f("fk_requirement_person_requirement_id_requirement"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_requirement_person_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_person")),
        sa.UniqueConstraint(
            "requirement_id", "person_id", name=op.f("uq_requirement_person_requirement_id_person_id")
        ),
    )
    with op.batch_alter_table("requirement_person") as batch:
        batch.create_index(op.f("ix_requirement_person_person_id"), ["person_id"])
    op.create_table(
        "requirement_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("requirement_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["requirement_id"],
            ["requirement.id"],
            name=op.f("fk_requirement_day_requirement_id_requirement"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["person.id"], name=op.f("fk_requirement_day_set_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_day")),
    )
    with op.batch_alter_table("requirement_day") as batch:
        batch.create_index("ix_requirement_day_requirement_id_id", ["requirement_id", "id"])
        batch.create_index(op.f("ix_requirement_day_set_by_id"), ["set_by_id"])
    op.create_table(
        "requirement_withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("requirement_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["requirement_id"],
            ["requirement.id"],
            name=op.f("fk_requirement_withdrawal_requirement_id_requirement"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["person.id"], name=op.f("fk_requirement_withdrawal_withdrawn_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_withdrawal")),
        sa.UniqueConstraint("requirement_id", name=op.f("uq_requirement_withdrawal_requirement_id")),
    )
    with op.batch_alter_table("requirement_withdrawal") as batch:
        batch.create_index(op.f("ix_requirement_withdrawal_withdrawn_by_id"), ["withdrawn_by_id"])


def downgrade() -> None:
    op.drop_table("requirement_withdrawal")
    op.drop_table("requirement_day")
    op.drop_table("requirement_person")
    op.drop_table("requirement")
