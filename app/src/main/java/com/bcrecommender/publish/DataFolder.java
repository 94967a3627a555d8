package com.bcrecommender.publish;

import com.bcrecommender.settings.UserError;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Takes every shard that lies in a site's `data` folder for one of the edition's.
public final class DataFolder implements ShardNames {
  /// The first 12 bytes of the SHA-256: two digits, 22 digits.
  static final Pattern SHARD = Pattern.compile("data/([0-9a-f]{2})/([0-9a-f]{22})\\.bin");

  @Override
  public SortedMap<String, Long> of(Path site) {
    SortedMap<String, Long> shards = new TreeMap<>();
    SiteFolder.files(site)
        .forEach((name, size) -> {
          if (SHARD.matcher(name).matches()) {
            shards.put(name, size);
          } else if (name.startsWith("data/") && !name.equals(Contents.POINTER)) {
            throw new UserError(
                "expected nothing but %s and shards such as data/ab/cdef….bin in %s, found %s; make the site anew"
                    .formatted(Contents.POINTER, site.resolve("data"), name));
          }
        });
    return shards;
  }
}
