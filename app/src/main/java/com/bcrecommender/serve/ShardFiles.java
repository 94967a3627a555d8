package com.bcrecommender.serve;

import com.bcrecommender.edition.EditionFiles;
import com.bcrecommender.edition.PublicManifest;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.optout.OptOuts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An edition as the reader in a browser fetches it: the same names and bytes as on a static host,
/// out of the packs. What a visitor's own page needs comes this way, so that it is computed there
/// and nobody's choices reach the server. Names are collected when the first one is asked for: some
/// 3 MB at 2014's size. Safe for any thread.
final class ShardFiles {
  /// Where the reader looks, below the site's root.
  static final String FOLDER = "data/";

  private static final String MANIFEST = "manifest.json";

  private final Path folder;
  private final OptOuts optOuts;
  private volatile @Nullable Listing listing;

  /// @param folder the edition's
  /// @param optOuts whom the reader must not show
  ShardFiles(Path folder, OptOuts optOuts) {
    this.folder = folder;
    this.optOuts = optOuts;
  }

  private record Listing(byte[] manifest, Map<String, EditionFiles.File> byName) {}

  /// The answer to a name below [#FOLDER]; null where the edition has no such file.
  ///
  /// @throws UnusableEdition if the edition's files are not as they were written
  @Nullable Answer at(String name) {
    Listing all = listing();
    if (name.equals(MANIFEST)) {
      return Answer.of(200, Answer.JSON, all.manifest(), Answer.REVALIDATE);
    }
    EditionFiles.File file = all.byName().get(name);
    return file == null ? null : Answer.of(200, Answer.BYTES, file.read(), Answer.FOR_EVER);
  }

  private Listing listing() {
    Listing known = listing;
    if (known == null) {
      EditionFiles files = EditionFiles.of(folder);
      Map<String, EditionFiles.File> byName = HashMap.newHashMap(files.files().size());
      files.files().forEach(file -> byName.put(file.name(), file));
      known = new Listing(new PublicManifest(files.manifest(), optOuts).bytes(), byName);
      listing = known;
    }
    return known;
  }
}
