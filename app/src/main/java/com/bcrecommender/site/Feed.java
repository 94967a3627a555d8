package com.bcrecommender.site;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is new in one list since the edition before.
///
/// @param id the same in every edition
/// @param subtitle says since when these are new, or that nothing is known of before
/// @param page the address of the list's page
/// @param self the feed's own
/// @param updated when the edition was made
/// @param entries in the order of the list
public record Feed(
    String id,
    String title,
    String subtitle,
    String page,
    String self,
    Instant updated,
    List<Entry> entries) {

  /// The file's name, in the folder of the page.
  public static final String FILE = "feed.xml";

  /// One record.
  ///
  /// @param id of the record in this list, the same in every edition
  /// @param page its address on this site
  /// @param buy its address at Bandcamp, or null where unknown
  /// @param reason why it is in the list
  public record Entry(String id, String title, String page, @Nullable String buy, String reason) {}
}
