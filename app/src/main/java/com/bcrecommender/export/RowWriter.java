package com.bcrecommender.export;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes rows of one table in one form.
public interface RowWriter extends Closeable {
  /// @param values by column, of the column's type; null is unknown
  void row(@Nullable Object... values) throws IOException;
}
