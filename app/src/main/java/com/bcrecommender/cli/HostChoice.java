package com.bcrecommender.cli;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.PublishSettings;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import com.bcrecommender.transfer.FolderHost;
import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.ParseHost;
import com.bcrecommender.transfer.S3Host;
import com.bcrecommender.transfer.SshLogin;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens the host that the settings describe. The libraries behind a host are loaded when it is
/// chosen, and not before.
///
/// @param folder for the target folder: which one
record HostChoice(
    Home home, Settings settings, Map<String, String> environment, @Nullable Path folder) {
  /// Where to.
  enum Target {
    FOLDER,
    S3,
    SSH,
    PARSE
  }

  Host open(Target target) {
    if (target != Target.FOLDER && folder != null) {
      throw new UserError(
          "expected no folder for the target %s, found %s; where it is, is a setting (publish.…)"
              .formatted(target, folder));
    }
    return switch (target) {
      case FOLDER -> FolderHost.open(apart(), "publish");
      case S3 -> s3();
      case SSH -> ssh();
      case PARSE -> parse();
    };
  }

  private Path apart() {
    if (folder == null) {
      throw new UserError("expected a folder to publish to, found none: bcr publish folder DIR");
    }
    Path to = folder.toAbsolutePath().normalize();
    Path from = home.editions().toAbsolutePath().normalize();
    if (to.startsWith(from) || from.startsWith(to)) {
      throw new UserError(
          "expected a folder apart from the editions in %s, found %s; name another"
              .formatted(from, to));
    }
    return to;
  }

  private Host s3() {
    String endpoint = settings.get(PublishSettings.S3_ENDPOINT);
    return S3Host.open(
        new S3Host.Place(
            "publish",
            settings.get(PublishSettings.S3_BUCKET),
            endpoint.isEmpty() ? null : URI.create(endpoint),
            settings.get(PublishSettings.S3_REGION),
            settings.get(PublishSettings.S3_PATH_STYLE)),
        credentials());
  }

  private Host ssh() {
    return new SshLogin(
            "publish.ssh",
            settings.get(PublishSettings.SSH_HOST),
            file(settings.get(PublishSettings.SSH_KEY)),
            file(settings.get(PublishSettings.SSH_KNOWN_HOSTS)))
        .open(settings.get(PublishSettings.SSH_FOLDER), credentials());
  }

  private Host parse() {
    return ParseHost.open(
        settings.get(PublishSettings.PARSE_SERVER),
        settings.get(PublishSettings.PARSE_RATE),
        credentials());
  }

  private Credentials credentials() {
    return Credentials.read(home.folder(), environment);
  }

  static Optional<Path> file(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
