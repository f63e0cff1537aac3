"""A document as Markdown, for pages that live among sources; its pictures are files beside it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.evaluate.report.document import Block, Document, Heading, Items, Paragraph, Picture, Table


def markdown_of(document: Document, prefix: str) -> tuple[str, Mapping[str, bytes]]:
    """The text, and the pictures by the names of their files: <prefix>-<name>.png. Long tables are left out."""
    parts = [f"# {document.title}", document.subtitle]
    parts += [text for block in document.blocks if (text := _text_of(block, prefix))]
    pictures = {_file_of(block, prefix): block.png for block in document.blocks if isinstance(block, Picture)}
    return "\n\n".join(parts) + "\n", pictures


def _text_of(block: Block, prefix: str) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.text}"
    if isinstance(block, Paragraph):
        return f"**{block.text}**" if block.kind in ("lead", "caution") else block.text
    if isinstance(block, Items):
        return "\n".join(f"* {text}" for text in block.texts)
    if isinstance(block, Picture):
        return f"![{block.alt}]({_file_of(block, prefix)})\n\n{block.caption}"
    return "" if block.is_appendix else _table(block)


def _table(table: Table) -> str:
    rule = ["--:" if column.is_number else "---" for column in table.columns]
    rows = ([column.title for column in table.columns], rule, *table.rows)
    lines = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    return f"{lines}\n\n{table.caption}" if table.caption else lines


def _file_of(picture: Picture, prefix: str) -> str:
    return f"{prefix}-{picture.name}.png"
