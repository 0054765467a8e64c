"""Tables: regular rows and headers for every cell (UA 7.2, 7.5)."""


def rows_of(table):
    """The rows with the group each stands in."""
    for kid in table.elements:
        if kid.role == "TR":
            yield kid, "Table"
        elif kid.role in ("THead", "TBody", "TFoot"):
            for row in kid.elements:
                if row.role == "TR":
                    yield row, kid.role


def span(cell, key):
    return int(cell.attributes.get(key, 1))


def lay_out(table, found):
    """{(row, column): cell}, as the spans have it."""
    grid = {}
    for y, (row, _) in enumerate(rows_of(table)):
        x = 0
        for cell in row.elements:
            while (y, x) in grid:
                x += 1
            for dy in range(span(cell, "RowSpan")):
                for dx in range(span(cell, "ColSpan")):
                    found.expect((y + dy, x + dx) not in grid, "UA 7.2-15", f"{cell.where()}: cells overlap")
                    grid[y + dy, x + dx] = cell
            x += span(cell, "ColSpan")
    return grid


def check_groups(table, found):
    roles = [kid.role for kid in table.elements]
    found.expect(roles.count("THead") <= 1, "UA 7.2-11", "two THead")
    found.expect(roles.count("TFoot") <= 1, "UA 7.2-12", "two TFoot")
    found.expect("TFoot" not in roles or "TBody" in roles, "UA 7.2-13", "TFoot without TBody")
    found.expect("THead" not in roles or "TBody" in roles, "UA 7.2-14", "THead without TBody")


def check_regular(table, grid, found):
    height = len(list(rows_of(table)))
    if not found.expect(height and grid, "R empty", f"{table.where()}: a table without cells"):
        return
    width = max(x for _, x in grid) + 1
    for y in range(height):
        filled = sum((y, x) in grid for x in range(width))
        found.expect(filled == width, "UA 7.2-42", f"{table.where()}: row {y + 1} has {filled} of {width} columns")
    found.expect(max(y for y, _ in grid) < height, "UA 7.2-43", f"{table.where()}: a cell reaches below the last row")


def check_headers(table, grid, found):
    """Every cell has a header of its column; of its row as well, when the row has one."""
    groups = [group for _, group in rows_of(table)]
    columns, rows = {}, {}
    for (y, x), cell in sorted(grid.items()):
        if cell.role != "TH":
            continue
        scope = str(cell.attributes.get("Scope", ""))
        found.expect(scope in ("/Row", "/Column", "/Both"), "UA 7.5-1", f"{cell.where()}: TH without Scope")
        if scope in ("/Column", "/Both"):
            columns.setdefault(x, y)
        if scope in ("/Row", "/Both"):
            rows.setdefault(y, x)
    for (y, x), cell in grid.items():
        if cell.role != "TD" or groups[y : y + 1] == ["THead"]:
            continue
        found.expect(columns.get(x, y) < y, "R cell-headers", f"{table.where()}: row {y + 1}, column {x + 1}: no header of the column")
        found.expect(y in rows, "R cell-headers", f"{table.where()}: row {y + 1}: no header of the row")


def check_tables(document, found):
    for element in document.elements():
        if element.role == "Table":
            check_groups(element, found)
            grid = lay_out(element, found)
            check_regular(element, grid, found)
            check_headers(element, grid, found)
