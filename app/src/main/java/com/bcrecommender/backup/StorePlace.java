package com.bcrecommender.backup;

import java.util.function.Supplier;

/// A store that is not open yet: what cannot be reached must not keep others from their backup.
///
/// @param name what messages call it
public record StorePlace(String name, Supplier<Store> opener) {
  /// @throws com.bcrecommender.settings.UserError where it cannot be reached
  public Store open() {
    return opener.get();
  }
}
