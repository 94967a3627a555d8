package com.bcrecommender.catalog;

/// What is known of an address from asking it before, for the decision when to ask it again.
///
/// @param readAt when it was last read, UTC epoch milliseconds; 0 for never
/// @param content hash of what was read then; 0 for unknown
/// @param readings how often it was compared with the reading before; of a collection that is not
///   yet read to its end, batches read
/// @param changes how often it differed then
/// @param watched milliseconds that lay between those readings, all together
/// @param absences how often in a row it was gone
public record Visits(
    long readAt, long content, int readings, int changes, long watched, int absences) {

  /// It was never asked.
  public static final Visits NONE = new Visits(0, 0, 0, 0, 0, 0);

  /// Whether it was read before.
  public boolean isKnown() {
    return readAt > 0;
  }
}
