"""What printed documents are made of: blocks, tables from an editor's tree, tagged PDF. Knows no domain."""
