package com.bcrecommender.spark;

import com.bcrecommender.catalog.StatementSink;
import com.bcrecommender.export.ExportTable;
import com.bcrecommender.export.StatementReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/// The tables that a run begins with, as those of an export, cut into parts that tasks read.
interface SourceTables extends Serializable {
  /// How many parts a table has; none where it has no rows.
  int parts(ExportTable table) throws IOException;

  /// About how many bytes all of them have.
  long bytes() throws IOException;

  /// Addresses, as keys, of which the site said to a crawl that nothing is there.
  List<String> absent() throws IOException;

  /// Whether a row of the same key or pair may come twice.
  boolean mayRepeat();

  /// Begins to read a part. Sources come in one part, in their order.
  StatementReader read(ExportTable table, int part, StatementSink into) throws IOException;
}
