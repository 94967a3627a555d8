package com.bcrecommender.cli;

import com.bcrecommender.backup.Identity;
import com.bcrecommender.backup.Recipient;
import com.bcrecommender.backup.Rotation;
import com.bcrecommender.backup.Store;
import com.bcrecommender.backup.StorePlace;
import com.bcrecommender.settings.BackupSettings;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import com.bcrecommender.transfer.FolderHost;
import com.bcrecommender.transfer.S3Host;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stores that the settings name, and how backups are made and read there.
record BackupPlaces(Home home, Settings settings, Map<String, String> environment) {
  private static final String BUCKET = "s3://";

  /// To write to.
  ///
  /// @throws UserError where none is set
  List<StorePlace> toWrite() {
    List<StorePlace> places = places(true);
    if (places.isEmpty()) {
      throw new UserError(
          "expected a place for backups, found none; set backup.folder or backup.s3.bucket, such as --set backup.folder=/mnt/disk/bcr");
    }
    return places;
  }

  /// To read from, and to leave a word in; empty where none is set.
  List<StorePlace> toRead() {
    return places(false);
  }

  /// A place that a person names.
  ///
  /// @param from a folder, or `s3://bucket/folder`
  StorePlace named(String from) {
    return from.startsWith(BUCKET)
        ? bucket(from.substring(BUCKET.length()))
        : folder(Path.of(from).toAbsolutePath().normalize());
  }

  private List<StorePlace> places(boolean write) {
    List<StorePlace> places = new ArrayList<>();
    String folder = settings.get(BackupSettings.FOLDER);
    if (!folder.isEmpty()) {
      Path path = Path.of(folder).toAbsolutePath().normalize();
      if (path.startsWith(home.folder())) {
        throw new UserError(
            "backup.folder: expected a folder outside of the home, found %s; what is lost with the home is no backup"
                .formatted(path));
      }
      places.add(
          write
              ? new StorePlace(path.toString(), () -> new Store(FolderHost.open(path, "backup")))
              : folder(path));
    }
    String bucket = settings.get(BackupSettings.S3_BUCKET);
    if (!bucket.isEmpty()) {
      places.add(bucket(bucket));
    }
    return places;
  }

  private static StorePlace folder(Path path) {
    return new StorePlace(
        path.toString(),
        () -> {
          if (!Files.isDirectory(path)) {
            throw new UserError(
                "expected the folder of backups at %s, found none; is its disk there?"
                    .formatted(path));
          }
          return new Store(FolderHost.unlocked(path));
        });
  }

  private StorePlace bucket(String bucket) {
    String endpoint = settings.get(BackupSettings.S3_ENDPOINT);
    return new StorePlace(
        BUCKET + bucket + (bucket.endsWith("/") ? "" : "/"),
        () ->
            new Store(
                S3Host.open(
                    new S3Host.Place(
                        "backup",
                        bucket,
                        endpoint.isEmpty() ? null : URI.create(endpoint),
                        settings.get(BackupSettings.S3_REGION),
                        settings.get(BackupSettings.S3_PATH_STYLE)),
                    credentials())));
  }

  Credentials credentials() {
    return Credentials.read(home.folder(), environment);
  }

  Rotation rotation() {
    return new Rotation(
        settings.get(BackupSettings.KEEP_DAYS),
        settings.get(BackupSettings.KEEP_WEEKS),
        settings.get(BackupSettings.KEEP_MONTHS));
  }

  /// Whom backups are encrypted to; empty where they are not.
  Optional<Recipient> recipient() {
    String text = settings.get(BackupSettings.RECIPIENT);
    return text.isEmpty() ? Optional.empty() : Optional.of(Recipient.of(text));
  }

  /// What opens encrypted backups; empty where no file is named.
  Optional<Identity> identity() {
    String file = settings.get(BackupSettings.IDENTITY_FILE);
    return file.isEmpty() ? Optional.empty() : Optional.of(Identity.read(Path.of(file)));
  }
}
