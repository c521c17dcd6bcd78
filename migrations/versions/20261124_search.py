"""What can be found, and the index of its terms"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_search"
down_revision = "20261124_first_shape"
branch_labels = None
depends_on = None

SQLITE = (
    """
    create virtual table search_index
    using fts5(terms, detail = none, columnsize = 0, tokenize = 'ascii')
    """,
    "create virtual table search_index_vocabulary using fts5vocab(search_index, row)",
    """
    create trigger search_document_deleted after delete on search_document
    begin delete from search_index where rowid = old.id; end
    """,
)
POSTGRESQL = (
    """
    create table search_index (
        document_id integer primary key references search_document (id) on delete cascade,
        terms tsvector not null
    )
    """,
    "create index search_index_terms on search_index using gin (terms) with (fastupdate = off)",
    """
    create function search_matching(wanted tsquery) returns table (document_id integer)
    language sql stable set enable_seqscan = off
    as $$ select document_id from search_index where terms @@ wanted $$
    """,
    """
    create function search_known(asked text[]) returns table (term text)
    language sql stable set enable_seqscan = off
    as $$
        select term from unnest(asked) as each(term)
        where exists (select 1 from search_index where terms @@ cast(quote_literal(term) as tsquery))
    $$
    """,
)


def upgrade() -> None:
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("permission", sa.String(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_document")),
        sa.UniqueConstraint("key", "language", name=op.f("uq_search_document_key_language")),
    )
    with op.batch_alter_table("search_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_document_owner"), ["owner"], unique=False)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("drop table search_index_vocabulary")
    else:
        op.execute("drop function search_matching")
        op.execute("drop function search_known")
    op.execute("drop table search_index")
    op.drop_table("search_document")
