package com.bcrecommender.export;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Reads what [JsonLinesWriter] wrote. A token is held at a time.
final class JsonLinesReader implements RowReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxStringLength(1 << 20)
                  .maxNumberLength(20)
                  .build())
          .build();

  private final JsonParser in;
  private final List<Column> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final @Nullable Object[] values;
  private long line;

  JsonLinesReader(InputStream in, List<Column> columns) {
    this.in = FACTORY.createParser(ObjectReadContext.empty(), in);
    this.columns = columns;
    for (Column column : columns) {
      places.put(column.name(), places.size());
    }
    values = new @Nullable Object[columns.size()];
  }

  @Override
  public boolean next() throws IOException, UnfitRow {
    try {
      JsonToken first = in.nextToken();
      line = in.currentTokenLocation().getLineNr();
      if (first == null) {
        return false;
      }
      if (first != JsonToken.START_OBJECT) {
        throw found("an object", in.getString());
      }
      Arrays.fill(values, null);
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        Integer place = places.get(in.currentName());
        if (place == null) {
          throw found("one of " + TsvWriter.header(columns).replace('\t', ' '), in.currentName());
        }
        in.nextToken();
        values[place] = value(columns.get(place));
      }
      return true;
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      line = at == null ? line : at.getLineNr();
      throw new UnfitRow("expected JSON, found: " + e.getOriginalMessage());
    }
  }

  private Object value(Column column) throws UnfitRow {
    JsonToken expected =
        switch (column.type()) {
          case TEXT, TIME -> JsonToken.VALUE_STRING;
          case NUMBER -> JsonToken.VALUE_NUMBER_INT;
          case TAGS -> JsonToken.START_ARRAY;
        };
    if (in.currentToken() != expected) {
      throw found("a " + column.name(), in.getString());
    }
    try {
      return switch (column.type()) {
        case TEXT -> in.getString();
        case NUMBER -> in.getLongValue();
        case TIME -> Instant.parse(in.getString()).getEpochSecond();
        case TAGS -> tags();
      };
    } catch (DateTimeException e) {
      throw found("a time in ISO 8601", in.getString());
    }
  }

  private String tags() throws UnfitRow {
    StringJoiner tags = new StringJoiner(",");
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() != JsonToken.VALUE_STRING || in.getString().contains(",")) {
        throw found("a tag", in.getString());
      }
      tags.add(in.getString());
    }
    return tags.toString();
  }

  private static UnfitRow found(String expected, @Nullable String found) {
    return new UnfitRow("expected %s, found \"%s\"".formatted(expected, found));
  }

  @Override
  public @Nullable Object value(int column) {
    return values[column];
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
