package com.bcrecommender.catalog;

/// Stores the lines of a tralbum file, or what another file mentions of tralbums. A line is
/// undated: any dated page knows better, and a line knows better than a mention.
public final class TralbumRows {
  private final KeyTable table;
  private final Sources.Origin origin;
  private long stored;
  private long added;
  private long changed;

  TralbumRows(KeyTable table, Sources.Origin origin) {
    this.table = table;
    this.origin = origin;
  }

  public void add(TralbumLine line) {
    String address = line.url() == null ? null : "u:" + line.url();
    if (table.refuses(line.key(), address)) {
      return;
    }
    KeyTable.Outcome outcome =
        table.offer(
            line.key(),
            facts ->
                facts
                    .offer(
                        KeyTable.TYPE,
                        line.type() == null ? null : String.valueOf(line.type().letter()),
                        origin)
                    .offer(KeyTable.TITLE, line.title(), origin)
                    .offer(KeyTable.ARTIST, line.artist(), origin)
                    .offer(KeyTable.URL, address, origin)
                    .offer(KeyTable.ART, line.artId(), origin)
                    .offer(KeyTable.RELEASED, line.released(), origin));
    char kind = line.key().charAt(0);
    if (address != null && (kind == 'a' || kind == 't')) {
      KeyTable.Outcome claim =
          table.offer(address, facts -> facts.offer(KeyTable.SAME_AS, line.key(), origin));
      if (outcome == KeyTable.Outcome.SAME && claim != KeyTable.Outcome.SAME) {
        outcome = KeyTable.Outcome.CHANGED;
      }
    } else if (address != null) {
      // An address that another file's overtakes is a key all the same, whichever came first.
      table.id(address);
    }
    stored++;
    switch (outcome) {
      case ADDED -> added++;
      case CHANGED -> changed++;
      case SAME -> {}
    }
  }

  /// To be called once, at the end.
  public RowCount finish() {
    return new RowCount(stored, added, changed);
  }
}
