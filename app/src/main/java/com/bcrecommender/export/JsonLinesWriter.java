package com.bcrecommender.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonpCharacterEscapes;

/// Writes one JSON object a line, as `mongoimport` reads them: plain texts and numbers, times in
/// ISO 8601, tags as a list. What is unknown is left out. U+2028 and U+2029, which some readers
/// take for ends of lines, are escaped.
final class JsonLinesWriter implements RowWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .characterEscapes(JsonpCharacterEscapes.instance())
          .rootValueSeparator("")
          .build();

  private final JsonGenerator out;
  private final List<Column> columns;

  JsonLinesWriter(OutputStream out, List<Column> columns) {
    this.out = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    this.columns = columns;
  }

  @Override
  public void row(@Nullable Object... values) {
    out.writeStartObject();
    for (int c = 0; c < values.length; c++) {
      Object value = values[c];
      if (value != null) {
        out.writeName(columns.get(c).name());
        value(columns.get(c).type(), value);
      }
    }
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void value(Column.Type type, Object value) {
    switch (type) {
      case TEXT -> out.writeString((String) value);
      case NUMBER -> out.writeNumber((Long) value);
      case TIME -> out.writeString(Instant.ofEpochSecond((Long) value).toString());
      case TAGS -> {
        out.writeStartArray();
        String tags = (String) value;
        if (!tags.isEmpty()) {
          for (String tag : tags.split(",", -1)) {
            out.writeString(tag);
          }
        }
        out.writeEndArray();
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
