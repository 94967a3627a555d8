package com.bcrecommender.export;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// How rows are written in an export's files.
public enum ExportForm {
  /// Tab-separated values with a header, escaped as PostgreSQL's COPY and linear TSV have it.
  TSV(".tsv"),
  /// One JSON object a line.
  JSONL(".jsonl");

  private final String ending;

  ExportForm(String ending) {
    this.ending = ending;
  }

  String ending() {
    return ending;
  }

  /// Begins a file of rows with these columns.
  public RowWriter writer(OutputStream out, List<Column> columns) {
    return switch (this) {
      case TSV -> new TsvWriter(out, columns);
      case JSONL -> new JsonLinesWriter(out, columns);
    };
  }

  RowReader reader(InputStream in, List<Column> columns) {
    return switch (this) {
      case TSV -> new TsvReader(in, columns);
      case JSONL -> new JsonLinesReader(in, columns);
    };
  }
}
