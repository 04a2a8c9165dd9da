"""Here lives what a batch reads and writes, one item at a time: files, folders, archives and tables in; rows out, to a
file that an interrupted run takes up again; not here: what an item means (`documents`), who works on it (`batching`).
"""

from careerproof.streams.inputs import count_items, read_items
from careerproof.streams.model import Columns, Item, TableRow
from careerproof.streams.rowfile import RowFile, open_rows

__all__ = ["Columns", "Item", "RowFile", "TableRow", "count_items", "open_rows", "read_items"]
