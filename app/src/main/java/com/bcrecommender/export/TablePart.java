package com.bcrecommender.export;

import java.io.IOException;
import java.io.InputStream;

/// One of the files that the rows of a table lie in, wherever that is.
public interface TablePart {
  ExportForm form();

  /// The rows, whole: a header first where the form has one.
  InputStream open() throws IOException;

  /// Says where a row is, for a person who has to find it.
  ///
  /// @param line from 1
  String place(long line);

  /// What to throw where it cannot be read.
  RuntimeException unreadable(IOException cause);
}
