package com.bcrecommender.export;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads rows as [RowWriter] wrote them. What it cannot have written is refused: an export is read
/// whole or not at all.
interface RowReader extends Closeable {
  /// Goes to the next row.
  ///
  /// @return whether there is one
  boolean next() throws IOException, UnfitRow;

  /// A value of the row, of its column's type; null is unknown.
  @Nullable Object value(int column);

  /// The line of the row, from 1.
  long line();
}
