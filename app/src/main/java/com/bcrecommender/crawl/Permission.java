package com.bcrecommender.crawl;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// On what permission a crawl of the real site rests, in the operator's words. What is not stated
/// is null.
///
/// @param by who gave it
/// @param on when
/// @param reference which one: a letter, a contract, an address where it can be read
public record Permission(@Nullable String by, @Nullable LocalDate on, @Nullable String reference) {

  /// None was stated.
  public static final Permission NONE = new Permission(null, null, null);
}
