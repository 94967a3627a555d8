package com.bcrecommender.imports.dump;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The listens in a Parquet member of ListenBrainz's dump for Spark, to which its mapper has added
/// the ids of releases and recordings. Parquet is read from its end, so a member (128 MB) is copied
/// to a scratch file first; columns that are not needed are not unpacked.
///
/// Made for a file in which a person's listens have no name and no page: an id, or nothing.
final class SparkListens implements AutoCloseable {
  /// Eight times what ListenBrainz aims at.
  private static final long LARGEST = 1L << 30;

  private static final String USER = "user_id";
  private static final String TIME = "listened_at";
  private static final String MESSAGE = "recording_msid";
  private static final String RELEASE = "release_mbid";
  private static final String RECORDING = "recording_mbid";

  private final Path copy;
  private final HardwoodContext context;
  private final ParquetFileReader file;
  private final RowReader rows;

  private SparkListens(Path copy, HardwoodContext context, ParquetFileReader file, RowReader rows) {
    this.copy = copy;
    this.context = context;
    this.file = file;
    this.rows = rows;
  }

  /// @param scratch a file for the copy; gone when this is closed
  /// @throws IOException where the member is no Parquet file with these columns
  static SparkListens open(InputStream member, Path scratch) throws IOException {
    try (OutputStream out = Files.newOutputStream(scratch)) {
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int read = member.read(buffer); read >= 0; read = member.read(buffer)) {
        size += read;
        if (size > LARGEST) {
          throw new IOException("a Parquet member of more than 1 GiB");
        }
        out.write(buffer, 0, read);
      }
    }
    HardwoodContext context = HardwoodContext.create(1);
    try {
      ParquetFileReader file = ParquetFileReader.open(InputFile.of(scratch), context);
      RowReader rows =
          file.buildRowReader()
              .projection(ColumnProjection.columns(USER, TIME, MESSAGE, RELEASE, RECORDING))
              .build();
      return new SparkListens(scratch, context, file, rows);
    } catch (IOException | RuntimeException e) {
      context.close();
      Files.deleteIfExists(scratch);
      throw unreadable(e);
    }
  }

  /// Takes the next listen; false at the end.
  boolean next(Listen into) throws IOException {
    try {
      if (!rows.hasNext()) {
        return false;
      }
      rows.next();
      into.take(
          rows.isNull(USER) ? -1 : rows.getLong(USER),
          seconds(rows.isNull(TIME) ? null : rows.getValue(TIME)),
          text(MESSAGE),
          text(RELEASE),
          text(RECORDING));
      return true;
    } catch (RuntimeException e) {
      // What is thrown of a damaged page is not told by the library; nothing of ours runs here.
      throw unreadable(e);
    }
  }

  private @Nullable String text(String column) {
    return rows.isNull(column) ? null : rows.getString(column);
  }

  /// With a zone or without; both are UTC.
  private static long seconds(@Nullable Object time) {
    return switch (time) {
      case Instant instant -> instant.getEpochSecond();
      case LocalDateTime local -> local.toEpochSecond(ZoneOffset.UTC);
      case null, default -> -1;
    };
  }

  private static IOException unreadable(Exception e) {
    return new IOException("its Parquet cannot be read: " + e.getMessage(), e);
  }

  @Override
  public void close() throws IOException {
    rows.close();
    file.close();
    context.close();
    Files.deleteIfExists(copy);
  }
}
