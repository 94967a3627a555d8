package com.bcrecommender.catalog;

import java.util.ArrayList;
import java.util.List;

/// Reads what is stated of every record, in order of the dense ids. Rows are asked for by their
/// ids, a thousand at a time: a query of its own for each would cost more than the row.
final class FactsScan {
  private static final int ROWS = 1_000;

  private final Session session;
  private final List<Field> fields;
  private final Identities identities;
  private final Sources sources;
  private final String select;
  private List<String> keys = new ArrayList<>();
  private Facts facts;

  FactsScan(
      Session session, String table, List<Field> fields, Identities identities, Sources sources) {
    this.session = session;
    this.fields = fields;
    this.identities = identities;
    this.sources = sources;
    facts = new Facts(fields.size());
    // A cross join keeps the order of its left side, which is that of the ids asked for.
    select =
        "SELECT t.id, t.key%s FROM json_each(?) j CROSS JOIN %s t ON t.id = j.value"
            .formatted(KeyTable.columns(table, fields), table);
  }

  /// Calls back for each record below a dense id.
  void each(int count, Receiver receiver) {
    int end = count == 0 ? 0 : identities.start(count);
    int[] dense = {0};
    for (int from = 0; from < end; from += ROWS) {
      int to = Math.min(end, from + ROWS);
      int[] place = {from};
      session.each(
          select,
          row -> {
            int id = row.getInt(1);
            if (id != identities.member(place[0]++)) {
              throw new IllegalStateException("rows came in another order than asked for");
            }
            if (identities.of(id) != dense[0]) {
              finish(dense[0]++, receiver);
            }
            keys.add(row.getString(2));
            Facts ofRow = new Facts(fields.size());
            KeyTable.readFields(row, 3, fields, ofRow);
            facts.offerAll(fields, ofRow, sources::compare);
          },
          ids(from, to));
      if (place[0] != to) {
        throw new IllegalStateException("rows are missing that were there");
      }
    }
    if (end > 0) {
      finish(dense[0], receiver);
    }
  }

  private void finish(int dense, Receiver receiver) {
    keys.sort(null);
    receiver.record(dense, keys, facts);
    keys = new ArrayList<>();
    facts = new Facts(fields.size());
  }

  private String ids(int from, int to) {
    StringBuilder json = new StringBuilder("[");
    for (int place = from; place < to; place++) {
      json.append(place == from ? "" : ",").append(identities.member(place));
    }
    return json.append(']').toString();
  }

  /// Gets each record.
  interface Receiver {
    /// @param keys all that mean the record, sorted
    void record(int dense, List<String> keys, Facts facts);
  }
}
