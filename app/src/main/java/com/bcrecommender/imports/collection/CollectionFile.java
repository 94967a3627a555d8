package com.bcrecommender.imports.collection;

import com.bcrecommender.engine.data.BadRow;
import com.bcrecommender.engine.data.RowReader;
import com.bcrecommender.engine.data.UnreadableFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

/// What is in a file of one person's records.
///
/// @param kind as the contents tell, never the name
/// @param records each once: the most played first, else in the file's order
/// @param unusable what could not be used, in the file's order, or the file itself
/// @param left how many more could not be used
public record CollectionFile(
    CollectionKind kind, List<CollectionRecord> records, List<UnusableRow> unusable, long left) {

  /// Reads a file. Tables, lists of links, JSON lines and archives are streamed; a document of JSON
  /// is held, at most 64 MiB of it. A file that cannot be used is one unusable row of kind `NONE`;
  /// a saved page or HAR file is named as such and not read.
  ///
  /// @throws IOException where the disk fails, or there is no such file
  public static CollectionFile read(Path file) throws IOException {
    Records records = new Records();
    try {
      CollectionKind kind = read(FileStart.of(file), file, records);
      return records.contents(kind);
    } catch (FileFault e) {
      return none(e.fault(), e.found());
    } catch (UnreadableFile | EOFException | ZipException e) {
      return none(Fault.BROKEN, String.valueOf(e.getMessage()));
    }
  }

  private static CollectionFile none(Fault fault, String found) {
    return new CollectionFile(
        CollectionKind.NONE, List.of(), List.of(UnusableRow.of("", fault, found)), 0);
  }

  private static CollectionKind read(FileStart start, Path file, Records into) throws IOException {
    return switch (start.form()) {
      case HTML -> CollectionKind.PAGE;
      case ZIP -> JsonFile.readArchive(file, into);
      case JSON_LINES -> JsonFile.readLines(file, into);
      case JSON -> JsonFile.readDocument(file, into);
      case TEXT -> {
        TextRows rows = new TextRows(into);
        RowReader.of(file)
            .read(rows::row, bad -> into.fault(place(bad), fault(bad), bad.excerpt()));
        yield rows.kind();
      }
    };
  }

  private static String place(BadRow bad) {
    return Long.toString(bad.line());
  }

  private static Fault fault(BadRow bad) {
    return switch (bad.reason()) {
      case BadRow.TOO_LONG -> Fault.TOO_LONG;
      case BadRow.UNCLOSED_QUOTE -> Fault.OPEN_QUOTE;
      default -> Fault.NOT_UTF8;
    };
  }
}
