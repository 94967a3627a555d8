package com.bcrecommender.catalog;

import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a catalog's tables to the version of this program, or refuses.
final class Schema {
  /// The newest migration in the folder `migration`; a test holds the two together.
  static final int VERSION = 9;

  private static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  /// Flyway takes about a second to start, so it does only where a migration is due. A catalog of a
  /// newer program is refused before anything is written to it; one of an older program is copied
  /// first.
  static void bringUpToDate(Path file) {
    int found = Files.exists(file) ? version(file) : 0;
    if (found > VERSION) {
      throw new UserError(
          "the catalog %s was written by a newer bcr (its tables are of version %d, this program knows up to %d); use that bcr, or another --home"
              .formatted(file, found, VERSION));
    }
    if (found < VERSION) {
      if (found > 0) {
        UpgradeCopies.of(file).make(found, Now.instant());
      }
      migrate(file);
    }
  }

  /// The version of the tables, 0 for an empty file.
  static int version(Path file) {
    try (Session session = Session.reading(file)) {
      boolean ours =
          session.number("SELECT count(*) FROM sqlite_schema WHERE name = '" + HISTORY + "'", 0)
              > 0;
      if (ours) {
        return (int)
            session.number(
                "SELECT max(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success", 0);
      }
      if (session.number("SELECT count(*) FROM sqlite_schema", 0) > 0) {
        throw new UserError(
            "expected a catalog of bcr, found another program's SQLite database: "
                + file
                + "; choose another --home");
      }
      return 0;
    }
  }

  private static void migrate(Path file) {
    // The first connection to an empty file decides its page size, and WAL stays with the file.
    Session.writing(file).close();
    try {
      Flyway.configure()
          .dataSource("jdbc:sqlite:" + file.toAbsolutePath(), "", "")
          .locations("classpath:com/bcrecommender/catalog/migration")
          .table(HISTORY)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new CatalogFailure(
          "the catalog " + file + " could not be migrated: " + e.getMessage(), e);
    }
  }
}
