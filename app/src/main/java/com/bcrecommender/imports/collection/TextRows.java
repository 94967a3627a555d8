package com.bcrecommender.imports.collection;

import com.bcrecommender.engine.data.Snapshot;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Rows of a text file: those of a table whose header is known, or else lines with links.
final class TextRows {
  private final Records into;
  private boolean begun;
  private String[] columns = {};
  private @Nullable TableForm form;
  private boolean linked;

  TextRows(Records into) {
    this.into = into;
  }

  void row(long line, String[] fields) {
    String where = Long.toString(line);
    if (!begun) {
      begun = true;
      if (isHeader(fields)) {
        return;
      }
    }
    TableForm known = form;
    if (known == null) {
      links(where, String.join(" ", fields));
    } else {
      known.read(where, Row.of(columns, fields), into);
    }
  }

  private boolean isHeader(String[] fields) {
    columns = Arrays.stream(fields).map(Row::name).toArray(String[]::new);
    form = TableForm.of(new LinkedHashSet<>(Arrays.asList(columns)));
    String[] known = TableForm.withoutHeader(fields);
    if (form == null && known != null) {
      columns = known;
      form = TableForm.LISTENS;
      return false;
    }
    return form != null;
  }

  private void links(String where, String text) {
    Matcher links = RecordLink.IN_TEXT.matcher(text);
    if (!links.find()) {
      if (!text.startsWith("#")) {
        into.fault(where, Fault.NO_RECORD, text);
      }
      return;
    }
    linked = true;
    do {
      RecordLink link = RecordLink.of(links.group(), false);
      Fault fault = link.fault();
      if (fault == null) {
        into.add(where, link, "", "", Relation.LISTED, 0, Snapshot.UNKNOWN_TIME);
      } else {
        into.fault(where, fault, links.group());
      }
    } while (links.find());
  }

  /// @throws FileFault where the text is no list of any kind
  CollectionKind kind() throws FileFault {
    TableForm known = form;
    if (known != null) {
      return known.kind();
    }
    if (!linked) {
      throw new FileFault(Fault.UNKNOWN, "text without a header that is known, and without links");
    }
    return CollectionKind.LINKS;
  }
}
