package com.bcrecommender.imports;

import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.imports.collection.FileFault;
import com.bcrecommender.imports.collection.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A call of Bandcamp's collection interface, which answers with a batch that does not say whose it
/// is.
///
/// @param kind whether the batch is of the collection or of the wishlist
/// @param fan Bandcamp's id of the fan asked for, 0 where that is unknown
record CollectionCall(PreferenceKind kind, long fan) {
  private static final Pattern ADDRESS =
      Pattern.compile(".*/api/fancollection/1/(collection|wishlist)_items(?:[?#].*)?");

  /// The call, or null where the address is of anything else.
  ///
  /// @param post the JSON posted, empty or null where it is not known
  static @Nullable CollectionCall of(String address, @Nullable String post) {
    Matcher matcher = ADDRESS.matcher(address);
    if (!matcher.matches()) {
      return null;
    }
    return new CollectionCall(
        matcher.group(1).equals("wishlist") ? PreferenceKind.WISHLISTED : PreferenceKind.OWNED,
        post == null ? 0 : fan(post));
  }

  private static long fan(String post) {
    try {
      String fan = Json.text(Json.parse(post), "fan_id");
      return fan.matches("\\d{1,10}") ? Long.parseLong(fan) : 0;
    } catch (FileFault e) {
      return 0;
    }
  }
}
